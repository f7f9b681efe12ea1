package dev.weir.detect;

import static dev.weir.detect.Requests.SCOPE;
import static dev.weir.detect.Requests.all;
import static dev.weir.detect.Requests.head;
import static dev.weir.detect.Requests.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.weir.detect.body.Escape;
import dev.weir.model.Coverage;
import dev.weir.model.Finding;
import dev.weir.model.Inspection.CannotRewrite;
import dev.weir.model.Inspection.Rewritten;
import dev.weir.model.Operator;
import dev.weir.model.Rewrite;
import dev.weir.model.Scope;
import dev.weir.model.net.Bytes;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What holds for every text; the texts come from a seeded generator. */
class LawsTest {

  private static final List<String> PIECES = List.of("jane.doe@example.org", "4111 1111 1111 1111",
      "10.1.2.3", "536-22-1847",
      "GB82 WEST 1234 5698 7654 32", "+44 20 7946 0958", "AKIA" + "A2B3C4D5E6F7G2H3", "wtk_abc123", "\"",
      "\\", "/", "é", "😀", "\n",
      " ", ", ", "wtk_", "x", "12", "@", ":", "http://", "%", "&", "=", "+", "<", "&amp;", "\t", "end", "-");

  private final MapTokens tokens = new MapTokens();
  private final PayloadInspector inspector = new PayloadInspector(new byte[32], tokens);
  private final TokenRestorer restorer = new TokenRestorer(tokens);

  private static String text(Random random) {
    StringBuilder text = new StringBuilder();
    for (int i = random.nextInt(12); i >= 0; i--) {
      text.append(PIECES.get(random.nextInt(PIECES.size())));
    }
    return text.toString();
  }

  private static String jsonOf(Random random, int depth) {
    return switch (random.nextInt(depth > 3 ? 3 : 5)) {
      case 0 -> quoted(random, text(random));
      case 1 -> "true";
      case 2 -> Integer.toString(random.nextInt(1000));
      case 3 -> "[" + jsonOf(random, depth + 1) + " , " + jsonOf(random, depth + 1) + "]";
      default -> "{ " + quoted(random, text(random)) + ":" + jsonOf(random, depth + 1) + "}";
    };
  }

  private static String quoted(Random random, String text) {
    return '"' + (random.nextBoolean() ? Escape.JSON.write(text) : escaped(text)) + '"';
  }

  private static String escaped(String text) {
    StringBuilder out = new StringBuilder();
    text.chars().forEach(c -> out.append(String.format("\\u%04x", c)));
    return out.toString();
  }

  @Test
  void redactThenRestoreIsTheIdentity() throws CannotRewrite {
    Random random = new Random(7);
    for (int i = 0; i < 3000; i++) {
      // what was spelled in an encoding of its own comes back spelled plainly
      String text = text(random).replace("%", "").replace("&amp;", "");
      String body = '"' + Escape.JSON.write(text) + '"';
      Rewritten sent = inspector.inspect(json(), Bytes.utf8(body), 1 << 20).rewrite(all(Operator.TOKENIZE),
          SCOPE);
      assertThat(restorer.restore(sent.body(), "application/json", SCOPE).body().utf8()).isEqualTo(body);
      Rewritten plain = inspector.inspect(head("/", "Content-Type", "text/plain"), Bytes.utf8(text), 1 << 20)
          .rewrite(all(Operator.TOKENIZE), SCOPE);
      assertThat(restorer.restore(plain.body(), "text/plain", SCOPE).body().utf8()).isEqualTo(text);
    }
  }

  @Test
  void encryptThenRestoreIsTheIdentity() throws CannotRewrite {
    Random random = new Random(17);
    for (int i = 0; i < 2000; i++) {
      String text = text(random).replace("%", "").replace("&amp;", "");
      String body = '"' + Escape.JSON.write(text) + '"';
      for (Scope scope : List.of(SCOPE, new Scope("batch", "bank" + i))) {
        Examination seen = inspector.inspect(json(), Bytes.utf8(body), 1 << 20);
        List<Rewrite> numbers = all(Operator.ENCRYPT).stream()
            .filter(rewrite -> Set.of("CREDIT_CARD", "PHONE", "US_SSN").contains(rewrite.kind().name()))
            .toList();
        Rewritten sent = seen.rewrite(numbers, scope);
        assertThat(sent.count()).isEqualTo(seen.findings().stream()
            .filter(found -> numbers.stream().anyMatch(rewrite -> rewrite.kind().equals(found.kind())))
            .count());
        assertThat(restorer.restore(sent.body(), "application/json", scope).body().utf8()).isEqualTo(body);
      }
    }
  }

  @Test
  void deniesWhatStandsInTheNameOfAHeader() {
    Examination seen = inspector.inspect(head("/", "4111111111111111", "1"), Bytes.EMPTY, 1 << 20);
    assertThatThrownBy(() -> seen.rewrite(all(Operator.MASK), SCOPE)).isInstanceOf(CannotRewrite.class);
  }

  @Test
  void deniesWhatIsTooShortToEncrypt() {
    Examination seen = inspector.inspect(json(), Bytes.utf8("[\"mail a@b.io\"]"), 1 << 20);
    assertThatThrownBy(() -> seen.rewrite(all(Operator.ENCRYPT), SCOPE)).isInstanceOf(CannotRewrite.class)
        .hasMessage("a EMAIL is too short to be encrypted");
  }

  @Test
  void rewrittenJsonIsJsonAndHoldsNothingMoreToFind() throws CannotRewrite {
    Random random = new Random(8);
    for (int i = 0; i < 2000; i++) {
      Bytes body = Bytes.utf8(jsonOf(random, 0));
      Examination seen = inspector.inspect(json(), body, 1 << 20);
      assertThat(seen.content().coverage()).as(body.utf8()).isEqualTo(Coverage.FULL);
      Rewritten sent = seen.rewrite(all(Operator.TOKENIZE), SCOPE);
      Examination again = inspector.inspect(json(), sent.body(), 1 << 20);
      assertThat(again.content().coverage()).isEqualTo(Coverage.FULL);
      assertThat(sent.count()).isEqualTo(seen.findings().size());
    }
  }

  /** A text tells places in itself, also of what stands in a document in it. */
  private static List<String> kinds(Examination seen) {
    return seen.findings().stream().map(finding -> finding.kind() + " " + finding.fingerprint()).toList();
  }

  @Test
  void findsWrappedWhatItFindsPlain() {
    Random random = new Random(9);
    for (int i = 0; i < 2000; i++) {
      String text = text(random);
      Examination plain = inspector.examine(text);
      Examination wrapped = inspector.examine("application/json",
          Bytes.utf8("[" + quoted(random, text) + "]"));
      Examination form = inspector.examine("application/x-www-form-urlencoded",
          Bytes.utf8("a=" + Escape.FORM.write(text)));
      assertThat(places(form)).as(text).isEqualTo(places(wrapped));
      assertThat(kinds(wrapped)).as(text).isEqualTo(kinds(plain));
    }
  }

  private static List<String> places(Examination seen) {
    return seen.findings().stream().map(LawsTest::place).toList();
  }

  private static String place(Finding finding) {
    return finding.kind() + " " + finding.where().start() + " " + finding.where().end() + " "
        + finding.fingerprint();
  }

  @Test
  void restoresForTheSameCallerAndDestinationOnly() throws CannotRewrite {
    Rewritten sent = inspector.inspect(json(), Bytes.utf8("[\"a@b.io\"]"), 1 << 20)
        .rewrite(all(Operator.TOKENIZE), SCOPE);
    var other = restorer.restore(sent.body(), "application/json", new Scope("batch", "openai"));
    assertThat(other.count()).isZero();
    assertThat(other.body()).isEqualTo(sent.body());
    assertThat(restorer.restore(sent.body(), "image/png", SCOPE).count()).isZero();
    assertThat(restorer.restore(sent.body(), "application/json", SCOPE).body().utf8())
        .isEqualTo("[\"a@b.io\"]");
  }
}
