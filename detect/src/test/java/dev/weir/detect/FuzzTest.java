package dev.weir.detect;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.detect.codec.Codings;
import dev.weir.detect.codec.Unpacked;
import dev.weir.model.Content;
import dev.weir.model.Coverage;
import dev.weir.model.Inspection.CannotRewrite;
import dev.weir.model.Operator;
import dev.weir.model.net.Bytes;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Targets for Jazzer ({@code --target_class}), which a seeded generator feeds in the build. */
class FuzzTest {

  private static final PayloadInspector INSPECTOR = new PayloadInspector(new byte[32], new MapTokens());
  private static final String ALPHABET = "{}[]\",:\\u0040d83dtruefalsn1-.e a@b.io 4111 1111\n\t\u00e9";
  private static final List<String> CODINGS = List.of("gzip", "deflate", "br", "zstd", "gzip, deflate", "x");

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
      throw new AssertionError(e);
    }
  }

  /** Any bytes in any coding are a body within the cap, or a reason. */
  static void undoes(byte[] data) {
    for (String coding : CODINGS) {
      if (Codings.undo(Bytes.wrap(data), List.of(coding), 4096) instanceof Unpacked.Plain plain) {
        assertThat(plain.body().length()).isLessThanOrEqualTo(4096);
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
      undoes(data);
    }
  }
}
