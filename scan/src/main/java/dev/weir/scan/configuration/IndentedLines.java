package dev.weir.scan.configuration;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads YAML as configuration files mostly are: mappings and lists by indentation, one value on a line. What is written otherwise
 * (anchors, flow style, texts of several lines) is passed over: nothing is claimed of it.
 */
final class IndentedLines {

  private static final int DEEPEST = 32;

  private final List<Line> lines = new ArrayList<>();
  private int at;

  private record Line(int indent, String text) {}

  private IndentedLines() {}

  static Entry read(List<String> texts) {
    IndentedLines reading = new IndentedLines();
    for (String text : texts) {
      String bare = bare(text);
      if (!bare.isBlank() && !bare.startsWith("---") && !bare.startsWith("%")) {
        int indent = bare.length() - bare.stripLeading().length();
        reading.lines.add(new Line(indent, bare.strip()));
      }
    }
    return reading.lines.isEmpty() ? new Entry.Other() : reading.block(0);
  }

  /** Returns a line without the comment in it. */
  private static String bare(String line) {
    char quote = 0;
    for (int i = 0; i < line.length(); i++) {
      char c = line.charAt(i);
      if (quote != 0) {
        quote = c == quote ? 0 : quote;
      } else if (c == '"' || c == '\'') {
        quote = c;
      } else if (c == '#' && (i == 0 || line.charAt(i - 1) <= ' ')) {
        return line.substring(0, i);
      }
    }
    return line;
  }

  /** Reads what is indented like the next line. */
  private Entry block(int deep) {
    Line first = lines.get(at);
    if (deep == DEEPEST) {
      skip(first.indent());
      return new Entry.Other();
    }
    return isItem(first) ? list(first.indent(), deep) : mapping(first.indent(), deep);
  }

  private Entry mapping(int indent, int deep) {
    Map<String, Entry> entries = new LinkedHashMap<>();
    while (at < lines.size() && lines.get(at).indent() == indent && !isItem(lines.get(at))) {
      String text = lines.get(at++).text();
      int colon = text.endsWith(":") && text.indexOf(": ") < 0 ? text.length() - 1 : text.indexOf(": ");
      Entry value = colon < 0 ? new Entry.Other() : value(text.substring(colon + 1).strip(), indent, deep);
      if (colon > 0) {
        entries.put(Scalars.unquoted(text.substring(0, colon).strip()), value);
      }
    }
    return new Entry.Group(entries);
  }

  /** Reads the value of a key: on its line, or below it. */
  private Entry value(String text, int indent, int deep) {
    boolean below = at < lines.size() && (lines.get(at).indent() > indent
        || lines.get(at).indent() == indent && isItem(lines.get(at)));
    if (!text.isEmpty() || !below) {
      skip(indent + 1);
      return Scalars.of(text);
    }
    Entry block = block(deep + 1);
    skip(indent + 1);
    return block;
  }

  private Entry list(int indent, int deep) {
    List<Entry> items = new ArrayList<>();
    while (at < lines.size() && lines.get(at).indent() == indent && isItem(lines.get(at))) {
      String text = lines.get(at).text();
      String item = text.substring(1).strip();
      if (item.endsWith(":") || item.indexOf(": ") > 0) {
        lines.set(at, new Line(indent + text.length() - item.length(), item));
        items.add(mapping(lines.get(at).indent(), deep + 1));
      } else {
        at++;
        items.add(Scalars.of(item));
      }
      skip(indent + 1);
    }
    return new Entry.Many(items);
  }

  /** Passes over what is indented so far or further. */
  private void skip(int indent) {
    while (at < lines.size() && lines.get(at).indent() >= indent) {
      at++;
    }
  }

  private static boolean isItem(Line line) {
    return line.text().equals("-") || line.text().startsWith("- ");
  }
}
