package dev.weir.scan.configuration;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads INI, {@code .env} and TOML, as far as a line holds a key and its value; all else is passed over. */
final class Sections {

  private static final int DEEPEST = 16;

  private final boolean dotted;
  private final Map<String, Node> root = new LinkedHashMap<>();

  /** A section, or a value. */
  private record Node(Map<String, Node> inner, Entry value) {}

  private Sections(boolean dotted) {
    this.dotted = dotted;
  }

  /** @param dotted whether a dot in the name of a section leads into another, as in TOML */
  static Entry.Group read(List<String> lines, boolean dotted) {
    Sections sections = new Sections(dotted);
    Map<String, Node> section = sections.root;
    for (String line : lines) {
      String text = line.strip();
      if (text.startsWith("[")) {
        section = sections.section(text.replace("[", "").split("]", 2)[0].strip());
      } else if (!text.isEmpty() && "#;".indexOf(text.charAt(0)) < 0) {
        entry(text, section);
      }
    }
    return group(sections.root);
  }

  private Map<String, Node> section(String name) {
    Map<String, Node> at = root;
    for (String part : dotted ? name.split("\\.", DEEPEST) : new String[]{name}) {
      at = at
          .computeIfAbsent(Scalars.unquoted(part.strip()),
              _ -> new Node(new LinkedHashMap<>(), new Entry.Other()))
          .inner();
    }
    return at;
  }

  private static void entry(String line, Map<String, Node> into) {
    int equals = line.indexOf('=');
    int colon = line.indexOf(": ");
    int end = equals >= 0 && (colon < 0 || equals < colon) ? equals : colon;
    if (end > 0) {
      String key = line.substring(0, end).strip();
      String name = key.startsWith("export ") ? key.substring("export ".length()).strip() : key;
      into.put(Scalars.unquoted(name),
          new Node(new LinkedHashMap<>(), Scalars.of(value(line.substring(end + 1).strip()))));
    }
  }

  /** Returns a value without the comment behind it. */
  private static String value(String text) {
    int quoted = !text.isEmpty() && "\"'".indexOf(text.charAt(0)) >= 0 ? text.indexOf(text.charAt(0), 1) : 0;
    if (quoted > 0) {
      return text.substring(0, quoted + 1);
    }
    int comment = Math.max(text.indexOf(" #"), text.indexOf(" ;"));
    return comment < 0 ? text : text.substring(0, comment).strip();
  }

  /** Returns what is in a section. Sections nest no deeper than {@link #DEEPEST}. */
  private static Entry.Group group(Map<String, Node> nodes) {
    Map<String, Entry> entries = new LinkedHashMap<>();
    nodes.forEach(
        (key, node) -> entries.put(key, node.inner().isEmpty() ? node.value() : group(node.inner())));
    return new Entry.Group(entries);
  }
}
