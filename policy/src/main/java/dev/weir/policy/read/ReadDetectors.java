package dev.weir.policy.read;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import dev.weir.model.Kind;
import dev.weir.model.Kinds;
import dev.weir.model.settings.DetectorRule;
import dev.weir.policy.yaml.Table;
import dev.weir.policy.yaml.Value;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Reads {@code detectors}. */
final class ReadDetectors {

  private static final int LONGEST_PATTERN = 1000;
  private static final int LONGEST_FILE = 4 << 20;
  private static final Map<String, String> CHECKS = DetectorRule.CHECKS.stream()
      .collect(Collectors.toMap(Function.identity(), Function.identity()));

  private final Path folder;
  private final List<DetectorRule> rules = new ArrayList<>();

  ReadDetectors(Path folder) {
    this.folder = folder;
  }

  List<DetectorRule> read(Optional<Value> detectors) {
    detectors.ifPresent(value -> value.list().forEach(this::detector));
    return rules;
  }

  private void detector(Value value) {
    Optional<Table> found = value.table();
    if (found.isEmpty()) {
      return;
    }
    try (Table table = found.get()) {
      Optional<String> name = table.need("name", "give every detector a name").flatMap(this::name);
      Optional<Kind> kind = table.need("kind", "say what it finds, such as kind: EMPLOYEE_ID")
          .flatMap(text -> text.as(ReadDetectors::kind, "kind of data", "use capitals, digits and underscores: EMPLOYEE_ID"));
      Optional<String> pattern = table.find("pattern").flatMap(ReadDetectors::pattern);
      List<String> words = new ArrayList<>(texts(table.find("words")));
      table.find("file").ifPresent(file -> words.addAll(lines(file)));
      sense(table);
      Optional<String> check = table.find("check").flatMap(text -> text.oneOf(CHECKS));
      List<String> context = texts(table.find("context"));
      if (name.isPresent() && kind.isPresent()) {
        rules.add(new DetectorRule(name.get(), kind.get(), pattern, words, context, check));
      }
    }
  }

  private static void sense(Table table) {
    boolean words = table.has("words") || table.has("file");
    if (table.has("pattern") == words) {
      table.owner().flaw(words ? "has both a pattern and words" : "has neither a pattern nor words",
          words ? "make two detectors of it" : "give it pattern, words or file");
    }
  }

  private Optional<String> name(Value value) {
    Optional<String> name = value.as(Names::plain, "name of a detector",
        "use letters, digits, dots, hyphens and underscores");
    if (name.isPresent() && rules.stream().anyMatch(rule -> rule.name().equals(name.get()))) {
      value.flaw("a second detector is named " + name.get(), "give each a name of its own");
    }
    return name;
  }

  /** A kind of Weir's own may be found in one more way. */
  private static Optional<Kind> kind(String text) {
    boolean shaped = text.length() >= 2 && text.length() <= 60 && text.charAt(0) >= 'A' && text.charAt(0) <= 'Z'
        && text.chars().allMatch(c -> c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || c == '_');
    return Kinds.named(text).or(() -> shaped ? Optional.of(new Kind(text)) : Optional.empty());
  }

  private static Optional<String> pattern(Value value) {
    Optional<String> text = value.text();
    if (text.isPresent() && text.get().length() > LONGEST_PATTERN) {
      value.flaw("is longer than " + LONGEST_PATTERN + " characters", "list words, or give a file of them");
      return Optional.empty();
    }
    try {
      if (text.isPresent() && Pattern.compile(text.get()).matches("")) {
        value.flaw("matches the empty text", "ask for one character at least: + in the place of *");
        return Optional.empty();
      }
    } catch (PatternSyntaxException e) {
      value.flaw(Value.quote(text.orElse("")) + " is no pattern: " + e.getDescription(),
          "write it in RE2's syntax, which has no look-around and no back references");
      return Optional.empty();
    }
    return text;
  }

  private static List<String> texts(Optional<Value> list) {
    return list.map(value -> value.list().stream().flatMap(text -> text.text().stream()).toList()).orElse(List.of());
  }

  private List<String> lines(Value value) {
    return ReadSettings.path(value, folder).map(path -> {
      try {
        if (Files.size(path) > LONGEST_FILE) {
          value.flaw("is larger than 4 MiB", "give a shorter list");
          return List.<String>of();
        }
        return Files.readAllLines(path).stream().map(String::strip).filter(line -> !line.isEmpty()).toList();
      } catch (IOException e) {
        value.flaw("cannot be read as text", "name a file in UTF-8 with one entry a line");
        return List.<String>of();
      }
    }).orElse(List.of());
  }
}
