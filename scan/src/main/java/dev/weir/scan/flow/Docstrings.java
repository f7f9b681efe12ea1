package dev.weir.scan.flow;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Function;

/**
 * What docstrings say of parameters: reST ({@code :param x: the customer's e-mail address}), Epytext ({@code @param}), Google
 * ({@code x (str): ...}) and NumPy ({@code x : str}, the description below it).
 */
final class Docstrings {

  /** What more than two words must say, since one is used of much else: {@code address}, {@code client}. */
  private static final Set<String> VAGUE = Set.of("PERSON", "ADDRESS");
  /** What descriptions name that hold none of it: whatever is sent is a message, and hosts have addresses. */
  private static final Set<String> UNTOLD = Set.of("MESSAGE", "LOG_MESSAGE", "PROMPT", "USER_INPUT",
      "DEVICE_ID",
      "IP_ADDRESS", "MAC_ADDRESS", "LOCATION");
  /** Words with which a description goes on to tell more of what it has named. */
  private static final Set<String> GOES_ON = Set.of("in", "on", "at", "as", "by", "to", "for", "from", "with",
      "without",
      "that", "which", "who", "whose", "when", "where", "if", "or", "and", "used", "is");
  private static final Set<String> ARTICLES = Set.of("the", "a", "an", "this", "optional", "valid");
  /** What ends the first phrase of a description. */
  private static final String ENDS = ".,;:(\n";
  private static final int LONGEST_PHRASE = 8;

  private Docstrings() {}

  /**
   * Returns the type of the data that a docstring says a parameter to be, or an empty string.
   *
   * @param typeOf what a name with underscores says of what it holds; an empty string for nothing
   */
  static String typeOf(String docstring, String parameter, Function<String, String> typeOf) {
    String name = phrase(description(docstring, parameter));
    if (name.isEmpty()) {
      return "";
    }
    String type = typeOf.apply(name);
    boolean told = !UNTOLD.contains(type) && (name.indexOf('_') > 0 || !VAGUE.contains(type));
    return told ? type : "";
  }

  /** Returns what follows a parameter's name where a docstring describes it, or an empty string. */
  private static String description(String docstring, String parameter) {
    for (int at = docstring.indexOf(parameter); at >= 0; at = docstring.indexOf(parameter, at + 1)) {
      int line = docstring.lastIndexOf('\n', at) + 1;
      String before = docstring.substring(line, at).strip();
      int end = at + parameter.length();
      if (isField(before) && end < docstring.length() && docstring.charAt(end) == ':') {
        return docstring.substring(end + 1).strip();
      }
      if (before.isEmpty() || before.equals("*") || before.equals("-")) {
        String described = listed(docstring.substring(end));
        if (!described.isEmpty()) {
          return described;
        }
      }
    }
    return "";
  }

  private static boolean isField(String before) {
    return before.startsWith(":param") || before.startsWith(":arg") || before.startsWith(":keyword")
        || before.startsWith("@param");
  }

  /** Returns the description in what follows a name at the beginning of a line: {@code (str): ...}, {@code : str}. */
  private static String listed(String rest) {
    int lineEnd = rest.indexOf('\n') < 0 ? rest.length() : rest.indexOf('\n');
    String line = rest.substring(0, lineEnd);
    if (line.startsWith(" : ") || line.equals(" :")) {
      return rest.substring(lineEnd).strip();
    }
    int colon = line.indexOf(':');
    String between = colon < 0 ? "" : line.substring(0, colon).strip();
    boolean named = colon >= 0 && (between.isEmpty() || between.startsWith("(") && between.endsWith(")"));
    return named ? rest.substring(colon + 1).strip() : "";
  }

  /** Returns the words that a description begins with, up to the first that tells more of them, as a name. */
  private static String phrase(String description) {
    List<String> words = new ArrayList<>();
    int at = 0;
    while (at < description.length() && ENDS.indexOf(description.charAt(at)) < 0
        && words.size() <= LONGEST_PHRASE) {
      int end = at;
      while (end < description.length() && Character.isLetterOrDigit(description.charAt(end))) {
        end++;
      }
      String word = description.substring(at, end).toLowerCase(Locale.ROOT);
      boolean possessive = word.equals("s") && !words.isEmpty() && isApostrophe(description.charAt(at - 1));
      if (GOES_ON.contains(word)) {
        break;
      }
      if (!words.isEmpty() && words.getLast().equals("of") && ARTICLES.contains(word)) {
        words.removeLast();
        break;
      }
      if (!word.isEmpty() && !possessive && (!words.isEmpty() || !ARTICLES.contains(word))) {
        words.add(word);
      }
      at = Math.max(end, at + (end == at ? 1 : 0));
    }
    return String.join("_", words);
  }

  private static boolean isApostrophe(char c) {
    return c == '\'' || c == '\u2019';
  }
}
