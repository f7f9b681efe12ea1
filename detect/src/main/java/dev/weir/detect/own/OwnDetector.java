package dev.weir.detect.own;

import dev.weir.detect.check.Checks;
import dev.weir.detect.engine.About;
import dev.weir.detect.engine.Alphabet;
import dev.weir.detect.engine.Detector;
import dev.weir.detect.engine.Doubt;
import dev.weir.detect.engine.Findings;
import dev.weir.detect.engine.Text;
import dev.weir.detect.engine.Trigger;
import dev.weir.model.settings.DetectorRule;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;

/** Finds what a rule of a configuration describes: looks through each value once it has ended. */
final class OwnDetector implements Detector {

  /** Above what a detector of Weir's says of a shape alone: whoever wrote the rule knows the data. */
  private static final double SCORE = 0.9;

  /** How far before a match, its field's name among it, a word of context may stand; in bytes. */
  private static final int BEFORE = 80;

  /** How far behind it. */
  private static final int BEHIND = 40;

  private final DetectorRule rule;
  private final About about;
  private final Matches matches;
  private final Predicate<String> check;

  OwnDetector(DetectorRule rule) {
    this.rule = rule;
    about = About.of(rule.name(), rule.kind()).because("is described in the configuration")
        .source("the configuration");
    matches = rule.pattern().<Matches>map(PatternMatches::new).orElseGet(() -> new WordMatches(rule.words()));
    check = rule.check().map(name -> Checks.named(name).orElseThrow()).orElse(code -> true);
  }

  @Override
  public About about() {
    return about;
  }

  @Override
  public List<Trigger> triggers() {
    return List.of(new Trigger.End(0, "", ""));
  }

  @Override
  public void scan(Text text, int at, Findings out) {
    int start = text.value();
    String value = text.decoded(start, at);
    Place place = new Place(value, start, value.length() == at - start);
    matches.in(value, (from, to) -> {
      if (text.clears(Doubt.CHECK, check.test(code(value.substring(from, to))))) {
        int first = place.byteOf(from);
        int last = place.byteOf(to);
        if (rule.context().isEmpty() || text.clears(Doubt.CONTEXT, near(text, first, last))) {
          out.add(this, first, last, SCORE);
        }
      }
    });
  }

  private static String code(String match) {
    StringBuilder code = new StringBuilder(match.length());
    match.chars().filter(c -> Alphabet.ALNUM.has(c)).forEach(c -> code.append((char) c));
    return code.toString().toUpperCase(Locale.ROOT);
  }

  private boolean near(Text text, int first, int last) {
    String around = text.decoded(Math.max(0, first - BEFORE), first).toLowerCase(Locale.ROOT) + " "
        + text.decoded(last, Math.min(text.length(), last + BEHIND)).toLowerCase(Locale.ROOT);
    return rule.context().stream().anyMatch(word -> around.contains(word.toLowerCase(Locale.ROOT)));
  }

  /** Counts bytes along with characters, forwards only. */
  private static final class Place {
    private final String value;
    private final boolean ascii;
    private int at;
    private int bytes;

    Place(String value, int start, boolean ascii) {
      this.value = value;
      this.ascii = ascii;
      bytes = start;
    }

    int byteOf(int character) {
      if (ascii) {
        bytes += character - at;
      } else {
        bytes += value.substring(at, character).getBytes(StandardCharsets.UTF_8).length;
      }
      at = character;
      return bytes;
    }
  }
}
