package dev.weir.scan.source;

import java.util.Arrays;

/**
 * Turns what IPython adds to Python into the calls that it stands for, line for line: {@code !curl x} into
 * {@code get_ipython().system('curl x')}, {@code %pip install y} into {@code get_ipython().run_line_magic('pip', 'install y')}.
 * Source: IPython's documentation, "Python vs IPython".
 */
final class Magics {
  private final String cell;
  private final StringBuilder out;
  private int depth;
  /** The quotes of a string that is open over lines; empty outside of one. */
  private String open = "";

  private Magics(String cell, StringBuilder out) {
    this.cell = cell;
    this.out = out;
  }

  /** Appends a cell as plain Python of as many lines. */
  static void plain(String cell, StringBuilder out) {
    new Magics(cell, out).all();
  }

  private void all() {
    String[] lines = cell.split("\n", -1);
    int first = 0;
    while (first < lines.length && lines[first].isBlank()) {
      first++;
    }
    if (first < lines.length && lines[first].startsWith("%%")) {
      wholeCell(lines, first);
      return;
    }
    for (int i = 0; i < lines.length; i++) {
      String line = lines[i];
      boolean fresh = depth == 0 && open.isEmpty() && (i == 0 || !lines[i - 1].endsWith("\\"));
      if (!fresh || !magic(line)) {
        out.append(line);
        follow(line);
      }
      if (i < lines.length - 1) {
        out.append('\n');
      }
    }
  }

  /** {@code %%bash} makes a whole cell one text; {@code %%time} and others of its kind leave Python in it. */
  private void wholeCell(String[] lines, int first) {
    String name = word(lines[first], 2);
    out.repeat('\n', first);
    switch (name) {
      case "bash", "sh", "script", "cmd", "system", "sx", "!" -> {
        system(String.join("\n", Arrays.copyOfRange(lines, first + 1, lines.length)));
        out.repeat('\n', lines.length - first - 1);
      }
      case "time", "timeit", "capture", "prun", "python", "python3", "python2", "pypy" -> {
        out.append('#').append(lines[first]);
        for (int i = first + 1; i < lines.length; i++) {
          out.append('\n').append(lines[i]);
        }
      }
      default -> {
        out.append("get_ipython().run_cell_magic(").append(quoted(name)).append(", '', ")
            .append(quoted(String.join("\n", lines))).append(')');
        out.repeat('\n', lines.length - first - 1);
      }
    }
  }

  /** Appends a line that is none of Python's as a call, and returns true; or leaves it, and returns false. */
  private boolean magic(String line) {
    int start = 0;
    while (start < line.length() && (line.charAt(start) == ' ' || line.charAt(start) == '\t')) {
      start++;
    }
    String rest = line.substring(start).stripTrailing();
    int assigned = assigned(rest);
    if (assigned > 0) {
      out.append(line, 0, start + assigned);
      command(rest.substring(assigned));
      return true;
    }
    if (rest.startsWith("!")
        || rest.startsWith("%") && rest.length() > 1 && !Character.isWhitespace(rest.charAt(1))) {
      out.append(line, 0, start);
      command(rest);
      return true;
    }
    if (rest.startsWith("?") || rest.endsWith("?") && isHelp(rest)) {
      out.append(line, 0, start).append("pass  # ").append(rest);
      return true;
    }
    return false;
  }

  /** Returns where the command of {@code name = !command} begins, or 0. */
  private static int assigned(String rest) {
    int name = word(rest, 0).length();
    int at = name;
    while (at < rest.length() && rest.charAt(at) == ' ') {
      at++;
    }
    if (name == 0 || at >= rest.length() || rest.charAt(at) != '=') {
      return 0;
    }
    do {
      at++;
    } while (at < rest.length() && rest.charAt(at) == ' ');
    return at < rest.length() && (rest.charAt(at) == '!' || rest.charAt(at) == '%') ? at : 0;
  }

  private void command(String text) {
    if (text.startsWith("!")) {
      system(text.substring(text.startsWith("!!") ? 2 : 1));
      return;
    }
    int from = text.startsWith("%%") ? 2 : 1;
    String name = word(text, from);
    String arguments = text.substring(from + name.length()).strip();
    switch (name) {
      case "sx", "system" -> system(arguments);
      case "time", "timeit", "prun" -> out.append(timed(arguments));
      default -> out.append("get_ipython().run_line_magic(").append(quoted(name)).append(", ")
          .append(quoted(arguments)).append(')');
    }
  }

  /** Returns the Python that is timed: {@code f(x)} of {@code -n 10 f(x)}. */
  private static String timed(String arguments) {
    String rest = arguments;
    while (rest.startsWith("-")) {
      int space = rest.indexOf(' ');
      rest = space < 0 ? "" : rest.substring(space).stripLeading();
      int digits = 0;
      while (digits < rest.length() && Character.isDigit(rest.charAt(digits))) {
        digits++;
      }
      rest = rest.substring(digits).stripLeading();
    }
    return rest.isEmpty() ? "pass" : rest;
  }

  /** Returns whether a line that ends in a question mark asks for help: {@code name.attribute?}. */
  private static boolean isHelp(String line) {
    return line.chars().allMatch(c -> Character.isLetterOrDigit(c) || "_.*%[]-?".indexOf(c) >= 0);
  }

  /** Appends a command; the variables in it, {@code {x}} and {@code $x}, are put in as IPython does. */
  private void system(String command) {
    out.append("get_ipython().system(");
    int plain = 0;
    for (int i = 0; i < command.length(); i++) {
      char c = command.charAt(i);
      int from = c == '{' || c == '$' ? i + 1 : -1;
      String name = from < 0 ? "" : word(command, from);
      int end = from + name.length() + (c == '{' ? 1 : 0);
      if (!name.isEmpty() && !Character.isDigit(name.charAt(0))
          && (c == '$' || end <= command.length() && command.charAt(end - 1) == '}')) {
        out.append(quoted(command.substring(plain, i))).append(" + str(").append(name).append(") + ");
        plain = end;
        i = end - 1;
      }
    }
    out.append(quoted(command.substring(plain))).append(')');
  }

  private static String word(String text, int from) {
    int end = from;
    while (end < text.length() && (Character.isLetterOrDigit(text.charAt(end)) || text.charAt(end) == '_'
        || text.charAt(end) == '!' && end == from)) {
      end++;
    }
    return text.substring(from, end);
  }

  private static String quoted(String text) {
    StringBuilder quoted = new StringBuilder("'");
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      switch (c) {
        case '\'', '\\' -> quoted.append('\\').append(c);
        case '\n' -> quoted.append("\\n");
        case '\r' -> quoted.append("\\r");
        default -> quoted.append(c);
      }
    }
    return quoted.append('\'').toString();
  }

  /** Follows brackets and strings through a line of Python: a line within them is no command, whatever it begins with. */
  private void follow(String line) {
    for (int i = 0; i < line.length(); i++) {
      char c = line.charAt(i);
      if (!open.isEmpty()) {
        if (c == '\\') {
          i++;
        } else if (line.startsWith(open, i)) {
          i += open.length() - 1;
          open = "";
        }
      } else if (c == '#') {
        return;
      } else if (c == '"' || c == '\'') {
        String triple = String.valueOf(c).repeat(3);
        open = line.startsWith(triple, i) ? triple : String.valueOf(c);
        i += open.length() - 1;
      } else if (c == '(' || c == '[' || c == '{') {
        depth++;
      } else if (c == ')' || c == ']' || c == '}') {
        depth = Math.max(0, depth - 1);
      }
    }
    if (open.length() == 1) {
      open = "";
    }
  }
}
