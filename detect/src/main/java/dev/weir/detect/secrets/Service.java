package dev.weir.detect.secrets;

import dev.weir.detect.engine.About;
import dev.weir.detect.engine.Alphabet;
import dev.weir.detect.engine.Detector;
import dev.weir.detect.engine.Doubt;
import dev.weir.detect.engine.Findings;
import dev.weir.detect.engine.Text;
import dev.weir.detect.engine.Trigger;
import java.util.List;
import java.util.stream.Stream;

/**
 * Finds the keys of one service: those that their form gives away wherever they stand, and those without a prefix of
 * their own where they are assigned to a name that begins with the service's.
 */
final class Service implements Detector {

  private static final double SHAPED = 0.95;
  private static final double CHECKED = 0.99;
  private static final double UNCHECKED = 0.8;
  private static final double NAMED = 0.9;
  private static final double BOTH = 0.96;
  private static final int LONGEST_NAME = 80;

  /** Names of so few letters begin many other words. */
  private static final int SHORT = 4;

  private final About about;
  private final List<Form> shaped;
  private final List<String> words;
  private final List<Form> named;
  private final boolean checked;

  private Service(About about, List<Form> shaped, List<String> words, List<Form> named, boolean checked) {
    this.about = about;
    this.shaped = shaped;
    this.words = words;
    this.named = named;
    this.checked = checked;
  }

  /** Returns a service without keys yet. */
  static Service service(String id, String source) {
    return new Service(About.secret(id).source(source), List.of(), List.of(), List.of(), false);
  }

  /** Returns the same service whose keys are told by {@code templates} of {@link Form}, each with a literal. */
  Service shaped(String... templates) {
    return new Service(about, forms(templates), words, named, checked);
  }

  /**
   * Returns the same service whose keys are found behind a name that begins with one of {@code names}.
   *
   * @param names in lower case, with bars between
   */
  Service named(String names, String... templates) {
    return new Service(about, shaped, List.of(names.split("\\|", -1)), forms(templates), checked);
  }

  /** Returns the same service whose keys end in a check of what stands behind their four-letter prefix. */
  Service checked() {
    return new Service(about, shaped, words, named, true);
  }

  private static List<Form> forms(String... templates) {
    return Stream.of(templates).map(Form::of).toList();
  }

  /** Returns detectors of {@code services} whose keys are all precious for the same reason. */
  static List<Detector> family(String because, Service... services) {
    return Stream.of(services).<Detector>map(service -> service.finished(because)).toList();
  }

  private Service finished(String because) {
    Stream<String> alone = shaped.stream().map(Form::example);
    Stream<String> assigned = words.stream()
        .flatMap(word -> named.stream().map(form -> word + "_key = \"" + form.example() + '"'));
    Stream<String> prefixes = shaped.stream().map(Form::trigger);
    Stream<String> unassigned = words.stream().limit(1)
        .flatMap(word -> named.stream().map(form -> word + "_checksum = " + form.example()));
    About complete = about.because(because).forms(formsToRead())
        .hits(Stream.concat(alone, assigned).toArray(String[]::new))
        .misses(Stream.concat(prefixes, unassigned).toArray(String[]::new));
    return new Service(complete, shaped, words, named, checked);
  }

  private List<String> formsToRead() {
    String names = String.join(", ", words);
    return Stream.concat(shaped.stream().map(Form::toString), named.stream().map(form -> names + ": " + form))
        .toList();
  }

  @Override
  public About about() {
    return about;
  }

  @Override
  public List<Trigger> triggers() {
    return Stream.concat(
        Trigger.prefixes(shaped.stream().map(Form::trigger).distinct().toArray(String[]::new)).stream(),
        Trigger.words(words.toArray(String[]::new)).stream()).toList();
  }

  @Override
  public void scan(Text text, int at, Findings out) {
    for (Form form : shaped) {
      int start = text.has(form.trigger(), at) ? form.start(text, at) : -1;
      int end = start < 0 ? -1 : form.end(text, start);
      if (end > 0 && begins(text, start, form) && (form.unmistakable() || alone(text, start, end))) {
        out.add(this, start, end, score(text, start, end));
        return;
      }
    }
    for (String word : words) {
      if (text.hasAnyCase(word, at) && named(text, word, at + word.length())) {
        assigned(text, at, out);
        return;
      }
    }
  }

  /** Whether a word that ends at {@code end} is the name of the service: a short one must be a whole word, or a hump. */
  private static boolean named(Text text, String word, int end) {
    int next = text.at(end);
    return word.length() > SHORT || next < 'a' || next > 'z';
  }

  /** Whether a key may start at {@code start}: where a word does, and behind the underscore of a name that holds it, if nothing else begins so. */
  private static boolean begins(Text text, int start, Form form) {
    return text.startsWord(start) || text.at(start - 1) == '_' && form.unmistakable();
  }

  /** Whether what starts at {@code start} is no part of a file's or a host's name. */
  private static boolean alone(Text text, int start, int end) {
    int before = text.at(start - 1);
    boolean later = (before == '-' || before == '.') && Alphabet.ALNUM.has(text.at(start - 2));
    boolean file = before == '/' && text.at(end) == '.' && Alphabet.LETTERS.has(text.at(end + 1));
    return !later && !file;
  }

  private double score(Text text, int start, int end) {
    if (!checked) {
      return SHAPED;
    }
    return text.clears(Doubt.CHECK, Checksum.crc32(text, start + 4, end)) ? CHECKED : UNCHECKED;
  }

  private void assigned(Text text, int at, Findings out) {
    int name = text.run(Alphabet.DOTTED, at);
    int value = name - at > LONGEST_NAME || SecretName.ofOtherThing(text, at, name)
        ? -1
        : Assigned.value(text, SecretName.start(text, at), name);
    for (Form form : value < 0 ? List.<Form>of() : named) {
      int end = form.end(text, value);
      if (end > 0) {
        out.add(this, value, end, form.telling() ? BOTH : NAMED);
        return;
      }
    }
  }
}
