package dev.weir.scan.suppress;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * One comment that excuses findings: {@code # weir: allow <rule>[,<rule>] [until=2027-01-01] reason=<to the line's end>}.
 *
 * @param line from 1
 * @param alone whether nothing else stands on its line: then it speaks of the next one
 * @param until the last day on which it holds
 * @param fault why it does not hold, whatever the day; empty where it is well-formed
 */
record Allowance(int line, boolean alone, List<String> rules, Optional<LocalDate> until, String reason,
    Optional<String> fault) {

  private static final String MARK = "weir:";
  private static final String VERB = "allow";
  private static final String REASON = "reason=";
  private static final String UNTIL = "until=";

  Allowance {
    rules = List.copyOf(rules);
  }

  /** Returns the comment at the end of {@code text}, which is line {@code line}, if there is one. */
  static Optional<Allowance> parse(String text, int line) {
    int mark = text.lastIndexOf(MARK);
    if (mark < 0) {
      return Optional.empty();
    }
    String before = text.substring(0, mark).stripTrailing();
    String words = text.substring(mark + MARK.length()).strip();
    boolean comment = before.endsWith("#") || before.endsWith("//");
    return comment && (words.equals(VERB) || words.startsWith(VERB + " "))
        ? Optional.of(
            of(line, before.replace('#', ' ').replace('/', ' ').isBlank(), words.substring(VERB.length())))
        : Optional.empty();
  }

  private static Allowance of(int line, boolean alone, String words) {
    int at = words.indexOf(REASON);
    String reason = at < 0 ? "" : unquoted(words.substring(at + REASON.length()).strip());
    List<String> rules = new ArrayList<>();
    Optional<LocalDate> until = Optional.empty();
    Optional<String> fault = reason.isEmpty() ? Optional.of("gives no reason") : Optional.empty();
    for (String word : (at < 0 ? words : words.substring(0, at)).replace(',', ' ').split(" ", -1)) {
      if (word.startsWith(UNTIL)) {
        until = day(word.substring(UNTIL.length()));
        fault = until.isEmpty() ? Optional.of("names a day that there is not") : fault;
      } else if (!word.isEmpty()) {
        rules.add(word);
      }
    }
    return new Allowance(line, alone, rules, until, reason,
        rules.isEmpty() ? Optional.of("names no rule") : fault);
  }

  private static Optional<LocalDate> day(String text) {
    try {
      return Optional.of(LocalDate.parse(text));
    } catch (DateTimeParseException e) {
      return Optional.empty();
    }
  }

  private static String unquoted(String text) {
    boolean quoted = text.length() > 1 && (text.startsWith("\"") && text.endsWith("\"")
        || text.startsWith("'") && text.endsWith("'"));
    return quoted ? text.substring(1, text.length() - 1).strip() : text;
  }
}
