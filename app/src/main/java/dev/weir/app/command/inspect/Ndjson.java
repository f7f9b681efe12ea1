package dev.weir.app.command.inspect;

import dev.weir.app.command.inspect.Ask.Malformed;
import dev.weir.detect.Examination;
import dev.weir.detect.PayloadInspector;
import dev.weir.model.Content;
import dev.weir.model.Coverage;
import dev.weir.model.Finding;
import dev.weir.model.net.Bytes;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import java.util.Optional;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/**
 * Answers each line with what is found in it, in order. A line that cannot be read is answered with an {@code error} in its
 * place; a payload that could not wholly be looked at says so in {@code inspected}.
 */
final class Ndjson {

  private final JsonFactory json = new JsonFactory();
  private final PayloadInspector inspector;
  private final boolean reveal;

  Ndjson(PayloadInspector inspector, boolean reveal) {
    this.inspector = inspector;
    this.reveal = reveal;
  }

  /** Returns how many lines could not be read. */
  long run(Lines in, PrintWriter out) throws IOException {
    long wrong = 0;
    long number = 0;
    for (Optional<byte[]> line = in.next(); line.isPresent(); line = in.next()) {
      number++;
      if (!isBlank(line.get())) {
        wrong += answer(line.get(), number, out) ? 0 : 1;
      }
      if (!in.more()) {
        out.flush();
      }
    }
    out.flush();
    return wrong;
  }

  private boolean answer(byte[] line, long number, PrintWriter out) {
    StringWriter answer = new StringWriter();
    boolean fine = true;
    try (JsonGenerator to = json.createGenerator(ObjectWriteContext.empty(), answer)) {
      to.writeStartObject();
      try {
        Ask ask = Ask.read(json, line);
        id(ask.id(), to);
        findings(examine(ask), to);
      } catch (Malformed e) {
        fine = false;
        id(Ask.Id.NONE, to);
        to.writeStringProperty("error", "line " + number + ": " + e.getMessage());
      }
      to.writeEndObject();
    }
    out.append(answer.getBuffer()).append('\n');
    return fine;
  }

  private Examination examine(Ask ask) {
    return switch (ask.what()) {
      case Ask.Text(String text) -> inspector.examine(text);
      case Ask.Payload(String contentType, String payload) ->
        inspector.examine(contentType, Bytes.utf8(payload));
    };
  }

  private static void id(Ask.Id id, JsonGenerator to) {
    to.writeName("id");
    if (id.quoted()) {
      to.writeString(id.value());
    } else {
      to.writeRawValue(id.value());
    }
  }

  private void findings(Examination seen, JsonGenerator to) {
    Content content = seen.content();
    if (content.coverage() != Coverage.FULL) {
      to.writeStringProperty("inspected", content.coverage().text());
    }
    if (content instanceof Content.Opaque opaque) {
      to.writeStringProperty("why", opaque.why());
    }
    to.writeArrayPropertyStart("findings");
    List<Finding> findings = seen.findings();
    for (int i = 0; i < findings.size(); i++) {
      finding(findings.get(i), seen, i, to);
    }
    to.writeEndArray();
  }

  private void finding(Finding finding, Examination seen, int index, JsonGenerator to) {
    to.writeStartObject();
    to.writeStringProperty("type", finding.kind().name());
    to.writeNumberProperty("start", finding.where().start());
    to.writeNumberProperty("end", finding.where().end());
    to.writeNumberProperty("score", finding.score());
    to.writeStringProperty("detector", finding.detector().text());
    if (!finding.where().pointer().isEmpty()) {
      to.writeStringProperty("pointer", finding.where().pointer());
    }
    if (reveal) {
      to.writeStringProperty("value", seen.revealed(index));
    }
    to.writeEndObject();
  }

  private static boolean isBlank(byte[] line) {
    for (byte b : line) {
      if (b != ' ' && b != '\t' && b != '\r') {
        return false;
      }
    }
    return true;
  }
}
