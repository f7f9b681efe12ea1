package dev.weir.detect;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.detect.engine.About;
import dev.weir.model.Finding;
import dev.weir.model.Kind;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** A target for Jazzer, which a seeded generator feeds in the build with pieces of names, operators and keys. */
class SecretsFuzzTest {

  private static final PayloadInspector INSPECTOR = new PayloadInspector(new byte[32], new MapTokens());

  private static final List<String> PIECES = List.of("password", "api_key", "Token", "secret", "datadog",
      "curl -u ", "Bearer ",
      "Basic ", "kind: Secret\n", "data:\n  a: ", "-----BEGIN ", "PRIVATE KEY-----", "Private-Lines: 2\n",
      "machine ", "login ",
      "eyJ", "AKIA", "$2b$", "Q~", ":AA", "-us1", "://u:", "@", " is ", "=", ":", " => ", ":=", "==", ",",
      "(", ")", "\"", "'", "`",
      "\\", "\n", " ", "<", ">", "</", "${", "}", "value", "str", ".", "-", "_", "a1B2c3D4e5F6", "0", "x",
      "é", "😀", "\u0000");

  /** Any bytes are looked through: secrets of the text itself stand in order and in it, and no finding is empty. */
  public static void fuzzerTestOneInput(byte[] data) {
    String text = new String(data, StandardCharsets.UTF_8);
    Examination seen = INSPECTOR.examine(text);
    int end = 0;
    for (Finding finding : seen.findings()) {
      boolean same = finding.kind().equals(Kind.SECRET) && finding.where().pointer().isEmpty();
      assertThat(finding.where().start()).isGreaterThanOrEqualTo(same ? end : 0);
      assertThat(finding.where().end()).isGreaterThan(finding.where().start());
      end = same ? finding.where().end() : end;
    }
    assertThat(end).isLessThanOrEqualTo(text.codePointCount(0, text.length()));
  }

  @Test
  void takesAnyPieces() {
    Random random = new Random(11);
    for (int i = 0; i < 30_000; i++) {
      StringBuilder text = new StringBuilder();
      for (int n = random.nextInt(14); n >= 0; n--) {
        text.append(PIECES.get(random.nextInt(PIECES.size())));
      }
      fuzzerTestOneInput(text.toString().getBytes(StandardCharsets.UTF_8));
    }
  }

  @Test
  void takesEveryExampleCutAnywhere() {
    for (About about : Detectors.all()) {
      if (about.kind().equals(Kind.SECRET)) {
        String hit = about.hits().getFirst();
        for (int cut = 0; cut < hit.length(); cut += 3) {
          fuzzerTestOneInput(hit.substring(cut).getBytes(StandardCharsets.UTF_8));
          fuzzerTestOneInput(hit.substring(0, cut).getBytes(StandardCharsets.UTF_8));
        }
      }
    }
  }
}
