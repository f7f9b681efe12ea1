package dev.weir.scan.knowledge;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What the names in code say of the data they hold. A name is cut into words; what it ends with tells what it is, so that {@code
 * user_email} is an e-mail address and {@code email_template} is none. Immutable.
 */
public final class Names {

  private static final String NOTHING = "-";
  private static final int MOST_WORDS = 5;
  private static final int LONGEST = 100;

  private final Map<String, String> types = new HashMap<>();
  private final Set<String> before = new HashSet<>();
  private final Set<String> after = new HashSet<>();

  /** Returns the names that come with Weir. */
  public static Names standard() {
    var names = new Names();
    for (var line : Text.resource("names.txt").lines().toList()) {
      if (!line.isBlank() && !line.startsWith("#"))
        names.add(List.of(line.split(" ")));
    }
    return names;
  }

  private void add(List<String> words) {
    for (var phrase : words.subList(1, words.size())) {
      switch (words.getFirst()) {
        case "before" -> before.add(phrase);
        case "after" -> after.add(phrase);
        case NOTHING -> types.put(joined(phrase), NOTHING);
        default -> types.putIfAbsent(joined(phrase), words.getFirst());
      }
    }
  }

  private static String joined(String phrase) {
    return phrase.replace("_", "");
  }

  /**
   * Returns the type of data, as {@code Datum.type} spells it, that {@code identifier} says it holds; empty where it says nothing.
   * Takes names of variables, parameters, fields, keys, headers and environment variables in any spelling.
   */
  public Optional<String> typeOf(String identifier) {
    if (identifier.isEmpty() || identifier.length() > LONGEST)
      return Optional.empty();
    var words = words(identifier);
    if (words.isEmpty() || words.size() > 1 && before.contains(words.getFirst()))
      return Optional.empty();
    int end = words.size();
    while (true) {
      var type = ending(words, end);
      if (type != null)
        return Optional.of(type).filter(found -> !found.equals(NOTHING));
      if (end == 1 || !isAfter(words.get(end - 1)))
        return Optional.empty();
      end--;
    }
  }

  private boolean isAfter(String word) {
    return after.contains(word) || withoutDigits(word).isEmpty();
  }

  private @Nullable String ending(List<String> words, int end) {
    for (int start = Math.max(0, end - MOST_WORDS); start < end; start++) {
      var phrase = String.join("", words.subList(start, end));
      var type = types.get(phrase);
      if (type == null)
        type = types.get(singular(phrase));
      if (type == null)
        type = types.get(withoutDigits(phrase));
      if (type != null)
        return type;
    }
    return null;
  }

  private static String singular(String word) {
    if (word.endsWith("sses"))
      return word.substring(0, word.length() - 2);
    return word.endsWith("s") ? word.substring(0, word.length() - 1) : word;
  }

  private static String withoutDigits(String word) {
    int end = word.length();
    while (end > 0 && isDigit(word.charAt(end - 1)))
      end--;
    return word.substring(0, end);
  }

  /** Returns the words of a name in lower case: {@code userEMail2} is user, e, mail2. */
  static List<String> words(String name) {
    var words = new ArrayList<String>();
    int start = 0;
    for (int i = 0; i <= name.length(); i++) {
      boolean ends = i == name.length() || !Character.isLetterOrDigit(name.charAt(i));
      if (ends || i > start && beginsWord(name, i)) {
        if (i > start)
          words.add(name.substring(start, i).toLowerCase(Locale.ROOT));
        start = ends ? i + 1 : i;
      }
    }
    return words;
  }

  /** A hump begins a word, and so does the last capital of several before a small letter: {@code SSNValue}. */
  private static boolean beginsWord(String name, int i) {
    char c = name.charAt(i);
    if (!Character.isUpperCase(c))
      return false;
    return !Character.isUpperCase(name.charAt(i - 1))
        || i + 1 < name.length() && Character.isLowerCase(name.charAt(i + 1));
  }

  private static boolean isDigit(int c) {
    return c >= '0' && c <= '9';
  }
}
