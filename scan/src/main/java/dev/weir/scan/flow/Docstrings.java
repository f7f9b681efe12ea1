package dev.weir.scan.flow;

import java.util.Set;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

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
  private static final Pattern PHRASE_END = Pattern
      .compile(
          "[.,;:(\\n]|\\s(?:in|on|at|as|by|to|for|from|with|without|that|which|who|whose|when|where|if|or|and|used|is|of (?:the|a|an|this))\\s");
  private static final Pattern ARTICLE = Pattern.compile("^(?:the|a|an|this|optional|valid)\\s+",
      Pattern.CASE_INSENSITIVE);
  private static final Pattern POSSESSIVE = Pattern.compile("['\u2019]s?\\b");
  private static final Pattern NO_WORD = Pattern.compile("[^\\p{L}\\p{N}]+");

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
    Matcher end = PHRASE_END.matcher(description);
    String first = end.find() ? description.substring(0, end.start()) : description;
    String bare = ARTICLE.matcher(first.strip()).replaceFirst("");
    return NO_WORD.matcher(POSSESSIVE.matcher(bare).replaceAll("").strip()).replaceAll("_");
  }
}
