package dev.weir.vault.cloud;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.model.net.Bytes;
import dev.weir.testkit.Fuzz;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Whatever is answered is a key, or an exception that quotes nothing of it; nothing of it leads anywhere. */
final class StsAnswerFuzzTest {

  private static final String KEY = "<R><Credentials><AccessKeyId>AK</AccessKeyId><SecretAccessKey>s3cret</SecretAccessKey>"
      + "<SessionToken>token</SessionToken><Expiration>2099-01-01T00:00:00Z</Expiration></Credentials></R>";

  public static List<byte[]> seeds() {
    return Stream
        .of(KEY, "<!DOCTYPE r [<!ENTITY x SYSTEM \"file:///etc/hostname\">]>" + KEY.replace("AK<", "&x;<"),
            KEY.replace("s3cret", "<![CDATA[s3]]>cret"), "<R/>")
        .map(text -> text.getBytes(StandardCharsets.UTF_8)).toList();
  }

  public static void fuzzerTestOneInput(byte[] data) {
    try {
      assertThat(StsAnswer.read(Bytes.wrap(data)).text().length()).isPositive();
    } catch (IOException e) {
      assertThat(e).hasMessageStartingWith("AWS STS answered").hasNoCause();
    }
  }

  @Test
  void isAKeyOrNone() throws Exception {
    assertThat(new String(StsAnswer.read(Bytes.utf8(KEY)).text().reveal(), StandardCharsets.US_ASCII))
        .isEqualTo("AK:s3cret:token");
    Fuzz.feed(seeds(), StsAnswerFuzzTest::fuzzerTestOneInput);
  }
}
