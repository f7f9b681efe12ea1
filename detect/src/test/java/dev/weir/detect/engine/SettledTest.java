package dev.weir.detect.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.model.Kind;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What is known for sure, and the numbers that begin in it. */
class SettledTest {

  private static final String TEXT = "no 1111 2222 3333 or 4444";

  private final List<Integer> asked = new ArrayList<>();
  private final List<String> codes = new ArrayList<>();

  @Test
  void aNumberInsideOfASureFindingIsNotLookedAt() {
    assertThat(scan(0.95)).extracting(Findings.Hit::start).containsExactly(3);
    assertThat(asked).containsExactly(3, TEXT.indexOf("4444"));
  }

  @Test
  void aNumberInsideOfAnotherIs() {
    scan(0.9);
    assertThat(asked).containsExactly(3, 8, 13, TEXT.indexOf("4444"));
  }

  @Test
  void aCodeThatEndsInsideOfASureFindingIsNotAskedFor() {
    scan(0.95, new Coded("9999 9999"), new Coded("9999 9999 9999"));
    assertThat(codes).containsExactly("9999 9999 9999");
  }

  @Test
  void aCodeThatEndsInsideOfAnotherIs() {
    scan(0.9, new Coded("9999 9999"), new Coded("9999 9999 9999"));
    assertThat(codes).containsExactly("9999 9999", "9999 9999 9999", "9999 9999");
  }

  /** Returns what is found where the first number and all that follows it up to the word is found with this score. */
  private List<Findings.Hit> scan(double score, Detector... others) {
    byte[] bytes = TEXT.getBytes(StandardCharsets.UTF_8);
    Text text = new Text();
    text.over(bytes, bytes.length);
    Findings found = new Findings();
    new Engine(Stream.concat(Stream.of(new Numbered(score)), Stream.of(others)).toList()).scan(text, found);
    return found.resolved();
  }

  private final class Numbered implements Detector {
    private final double score;

    Numbered(double score) {
      this.score = score;
    }

    @Override
    public About about() {
      return About.of("numbered", Kind.CREDIT_CARD);
    }

    @Override
    public List<Trigger> triggers() {
      return List.of(new Trigger.Digits(4, 4, "", ""));
    }

    @Override
    public void scan(Text text, int at, Findings out) {
      asked.add(at);
      if (at == 3) {
        out.add(this, at, TEXT.indexOf(" or"), score);
      }
    }
  }

  private final class Coded implements Detector {
    private final String pattern;

    Coded(String pattern) {
      this.pattern = pattern;
    }

    @Override
    public About about() {
      return About.of("coded", Kind.CREDIT_CARD);
    }

    @Override
    public List<Trigger> triggers() {
      return List.of(new Trigger.Shape(pattern));
    }

    @Override
    public void scan(Text text, int at, Findings out) {
      codes.add(pattern);
    }
  }
}
