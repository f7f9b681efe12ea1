package dev.weir.policy.rule;

import dev.cel.common.CelIssue;
import dev.weir.policy.rule.Conditions.Fault;
import dev.weir.policy.yaml.Nearest;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Says what CEL found wrong in the words of a configuration file. */
final class Faults {

  private static final String UNDECLARED = "undeclared reference to";

  private Faults() {}

  static Fault of(CelIssue issue, String text) {
    int line = issue.getSourceLocation().getLine();
    int column = issue.getSourceLocation().getColumn();
    String message = issue.getMessage().replace(" (in container '')", "");
    if (!message.startsWith(UNDECLARED)) {
      return new Fault(line, column, brief(message),
          "write a condition in CEL, such as destination.category == \"ai\"");
    }
    String name = dotted(text, line, column);
    return new Fault(line, column, name.isEmpty() ? message : name + " is not known in a condition",
        mend(name));
  }

  /** Leaves out what only the author of a compiler wants to know. */
  private static String brief(String message) {
    int end = message.length();
    for (String tail : List.of(" (candidates:", " expecting ")) {
      int at = message.indexOf(tail);
      end = at < 0 ? end : Math.min(end, at);
    }
    return message.substring(0, end);
  }

  private static String mend(String name) {
    Set<String> words = new TreeSet<>(Variables.types().keySet());
    String root = name.contains(".") ? name.substring(0, name.indexOf('.') + 1) : name + ".";
    Set<String> siblings = new TreeSet<>(words);
    siblings.removeIf(word -> !word.startsWith(root));
    Optional<String> near = Nearest.to(name, words);
    return near.map(word -> "did you mean " + word + "?")
        .orElseGet(() -> "use one of " + String.join(", ", siblings.isEmpty() ? words : siblings));
  }

  /** The issue stands at the first name; what was meant goes on over the dots. */
  private static String dotted(String text, int line, int column) {
    String row = text.lines().skip(Math.max(0, line - 1)).findFirst().orElse("");
    int start = column < 0 || column > row.codePointCount(0, row.length())
        ? row.length()
        : row.offsetByCodePoints(0, column);
    int end = start;
    while (end < row.length() && (Character.isLetterOrDigit(row.charAt(end)) || row.charAt(end) == '_'
        || row.charAt(end) == '.')) {
      end++;
    }
    return row.substring(start, end);
  }
}
