package dev.weir.detect;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.model.Content;
import dev.weir.model.Coverage;
import dev.weir.model.Finding;
import dev.weir.model.Inspection.CannotRewrite;
import dev.weir.model.Operator;
import dev.weir.model.net.Bytes;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Targets for Jazzer ({@code --target_class}), which a seeded generator feeds in the build. */
class FuzzTest {

  private static final PayloadInspector INSPECTOR = new PayloadInspector(new byte[32], new MapTokens());
  private static final String ALPHABET = "{}[]\",:\\u0040d83dtruefalsn1-.e a@b.io 4111 1111\n\t\u00e9";

  /** A body of any bytes is inspected and rewritten; JSON stays JSON. */
  public static void fuzzerTestOneInput(byte[] data) {
    Examination seen = INSPECTOR.inspect(Requests.json(), Bytes.wrap(data), 1 << 20);
    try {
      Bytes after = seen.rewrite(Requests.all(Operator.MASK), Requests.SCOPE).body();
      Content again = INSPECTOR.inspect(Requests.json(), after, 1 << 20).content();
      if (seen.content().coverage() == Coverage.FULL && again.coverage() != Coverage.FULL) {
        throw new AssertionError("rewriting broke the JSON");
      }
    } catch (CannotRewrite e) {
      // What is no JSON may be markup, whose names are not changed: such a call is denied.
      if (String.valueOf(e.getMessage()).contains("@")) {
        throw new AssertionError("the reason tells what was found");
      }
    }
  }

  /** A body of any type is inspected; where all of it was read, so is all of what leaves, and no found value with it. */
  static void takesAnyOf(String type, byte[] data) {
    Examination seen = look(type, Bytes.wrap(data));
    try {
      Bytes after = seen.rewrite(Requests.all(Operator.TOKENIZE), Requests.SCOPE).body();
      if (seen.content().coverage() == Coverage.FULL && !seen.findings().isEmpty()) {
        Examination again = look(type, after);
        List<Long> replaced = seen.findings().stream()
            .filter(finding -> Requests.KINDS.contains(finding.kind())).map(Finding::fingerprint).toList();
        assertThat(again.content().coverage()).as("%s: %s", type, Bytes.wrap(data).utf8())
            .isEqualTo(Coverage.FULL);
        assertThat(again.findings()).as("%s: %s", type, Bytes.wrap(data).utf8())
            .extracting(Finding::fingerprint).noneMatch(replaced::contains);
      }
    } catch (CannotRewrite e) {
      assertThat(e).hasMessageNotContaining("@");
    }
  }

  private static Examination look(String type, Bytes body) {
    return INSPECTOR.inspect(Requests.head("/", "Content-Type", type), body, 1 << 20);
  }

  private static final Map<String, List<String>> PIECES = Map.of(
      "multipart/form-data; boundary=b", List.of("--b", "--b--", "\r\n", "\n", "\r\n\r\n", "Content-Type: ",
          "application/json", "Content-Transfer-Encoding: ", "base64", "quoted-printable", "=40", "=\r\n",
          "YUBiLmlv", "[\"a@b.io\"]", "a@b.io", "Content-Disposition: form-data; name=\"x\"", ": ",
          "multipart/mixed; boundary=c",
          "--c"),
      "application/xml",
      List.of("<a>", "</a>", "<b c='", "'", "\"", "/>", ">", "<", "<![CDATA[", "]]>", "<!--", "-->",
          "&#64;", "&amp;", "a@b.io", "a", "<!DOCTYPE x [", "]", "<?", "?>", " ", "=", "\n", "\u00e9"),
      "text/csv", List.of("\"", "\"\"", ",", ";", "\r\n", "\n", "a@b.io", "mail", " ", "1", "\r"),
      "text/event-stream", List.of("data: ", "data:", "\n", "\n\n", "\r\n", "{\"delta\":\"a@", "b.io\"}",
          "{\"delta\":\"b.io\"}", "{\"delta\":\"to a@\"}", "event: x", ": c", "a@b.io", "[DONE]",
          "{\"delta\":\"{\\\"a\\\":\"}",
          "{\"delta\":\"\\\"a@b.io\\\"}\"}"),
      "application/x-www-form-urlencoded",
      List.of("a=", "&", "%40", "%2540", "+", "a", "@b.io", "%", "{\"", "\"}",
          "YUBiLmlvIGFuZA==", "%7B"),
      "text/plain; charset=iso-8859-1",
      List.of("a@b.io", "\u00e9", "&#64;", "%40", "\\u0040", "\\x40", " ", "b.io",
          "YUBiLmlvIGFuZCBtb3Jl", "612062406f2e696f", "\u200b", "\uff20"),
      "application/grpc",
      List.of("\u0000\u0000\u0000\u0000", "\u0008", "\n\u0006a@b.io", "\u0012", "\u0001", "a@b.io",
          "\u0000\u0000\u0000\u0000\u0008\n\u0006a@b.io"),
      "application/protobuf",
      List.of("\n\u0006a@b.io", "\u0012\b\n\u0006a@b.io", "\u0008\u0001", "\r", "\u001a\u0002{}", "x"));

  @Test
  void takesAnyOfEachFormat() {
    Random random = new Random(5);
    PIECES.forEach((type, pieces) -> {
      for (int i = 0; i < 2000; i++) {
        StringBuilder body = new StringBuilder();
        for (int n = random.nextInt(14); n > 0; n--) {
          body.append(pieces.get(random.nextInt(pieces.size())));
        }
        takesAnyOf(type, body.toString().getBytes(StandardCharsets.UTF_8));
        takesAnyOf(type, body.toString().getBytes(StandardCharsets.UTF_16LE));
      }
    });
  }

  @Test
  void takesAnyBytesOfEachFormat() {
    Random random = new Random(6);
    for (String type : PIECES.keySet()) {
      for (int i = 0; i < 1000; i++) {
        byte[] data = new byte[random.nextInt(80)];
        random.nextBytes(data);
        takesAnyOf(type, data);
      }
    }
  }

  @Test
  void takesAnyJson() {
    Random random = new Random(3);
    for (int i = 0; i < 20_000; i++) {
      StringBuilder body = new StringBuilder();
      for (int n = random.nextInt(40); n > 0; n--) {
        body.append(ALPHABET.charAt(random.nextInt(ALPHABET.length())));
      }
      fuzzerTestOneInput(Bytes.utf8(body.toString()).copy());
    }
  }

  @Test
  void takesAnyBytes() {
    Random random = new Random(4);
    for (int i = 0; i < 2_000; i++) {
      byte[] data = new byte[random.nextInt(64)];
      random.nextBytes(data);
      fuzzerTestOneInput(data);
    }
  }
}
