package dev.weir.vault.cloud;

import dev.weir.model.net.Bytes;
import dev.weir.vault.cloud.AwsAccount.Granted;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/** Reads what AWS STS answers, in XML: without document types, and nothing that leads elsewhere. */
final class StsAnswer {

  private static final Set<String> WANTED = Set.of("AccessKeyId", "SecretAccessKey", "SessionToken",
      "Expiration");

  private StsAnswer() {}

  static Granted read(Bytes xml) throws IOException {
    try {
      Map<String, String> found = texts(xml);
      if (!found.keySet().containsAll(WANTED)) {
        throw new IOException("AWS STS answered without a key");
      }
      return Granted.of(found.getOrDefault("AccessKeyId", ""), found.getOrDefault("SecretAccessKey", ""),
          found.getOrDefault("SessionToken", ""), Instant.parse(found.getOrDefault("Expiration", "")));
    } catch (XMLStreamException | RuntimeException e) {
      // The JDK's parser throws others too, and no message may be told: it can quote the answer.
      throw new IOException("AWS STS answered in no XML that holds a key");
    }
  }

  private static Map<String, String> texts(Bytes xml) throws XMLStreamException {
    XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    XMLStreamReader reader = factory
        .createXMLStreamReader(new ByteArrayInputStream(xml.array(), xml.offset(), xml.length()));
    Map<String, String> texts = new HashMap<>();
    try {
      while (reader.hasNext()) {
        if (reader.next() == XMLStreamConstants.START_ELEMENT && WANTED.contains(reader.getLocalName())) {
          texts.put(reader.getLocalName(), reader.getElementText().strip());
        }
      }
      return texts;
    } finally {
      reader.close();
    }
  }
}
