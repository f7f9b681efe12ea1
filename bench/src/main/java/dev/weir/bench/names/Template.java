package dev.weir.bench.names;

import java.util.ArrayList;
import java.util.List;

/** A text with choices, {@code [one|another|]}, and slots, {@code {person}}; a choice that stands in another is made with it. */
sealed interface Template {

  void write(Values values, Draft draft);

  record Plain(String text) implements Template {
    @Override
    public void write(Values values, Draft draft) {
      draft.add(text);
    }
  }

  record Slot(String name) implements Template {
    @Override
    public void write(Values values, Draft draft) {
      values.fill(name, draft);
    }
  }

  record Row(List<Template> parts) implements Template {
    @Override
    public void write(Values values, Draft draft) {
      parts.forEach(part -> part.write(values, draft));
    }
  }

  record Choice(List<Template> options) implements Template {
    @Override
    public void write(Values values, Draft draft) {
      options.get(values.random().nextInt(options.size())).write(values, draft);
    }
  }

  /** Returns the template that {@code line} is; {@code \n} and {@code \t} are written so. */
  static Template parse(String line) {
    return new Reader(line.replace("\\n", "\n").replace("\\t", "\t")).row();
  }

  /** Reads one line. */
  final class Reader {
    private final String line;
    private int at;
    private int depth;

    Reader(String line) {
      this.line = line;
    }

    Template row() {
      List<Template> parts = new ArrayList<>();
      StringBuilder plain = new StringBuilder();
      while (at < line.length() && line.charAt(at) != '|' && line.charAt(at) != ']'
          || at < line.length() && depth == 0) {
        char c = line.charAt(at++);
        int close = c == '{' ? slotEnd() : -1;
        if (c != '[' && close < 0) {
          plain.append(c);
          continue;
        }
        parts.add(new Plain(plain.toString()));
        plain.setLength(0);
        parts.add(c == '[' ? choice() : slot(close));
      }
      parts.add(new Plain(plain.toString()));
      return new Row(parts);
    }

    /** Returns where a slot's name ends; -1 where the brace is just a brace. */
    private int slotEnd() {
      int end = at;
      while (end < line.length() && (Character.isLetter(line.charAt(end)) || line.charAt(end) == '_')) {
        end++;
      }
      return end > at && end < line.length() && line.charAt(end) == '}' ? end : -1;
    }

    private Template slot(int close) {
      String name = line.substring(at, close);
      at = close + 1;
      return new Slot(name);
    }

    private Template choice() {
      List<Template> options = new ArrayList<>();
      depth++;
      options.add(row());
      while (at < line.length() && line.charAt(at) == '|') {
        at++;
        options.add(row());
      }
      depth--;
      at++;
      return new Choice(options);
    }
  }
}
