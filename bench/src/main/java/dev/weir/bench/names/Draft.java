package dev.weir.bench.names;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** A text that is being written, with the names in it. */
final class Draft {

  private final StringBuilder text = new StringBuilder();
  private final List<Span> names = new ArrayList<>();

  /** A name: {@code start} to before {@code end} in characters; {@code tag} is the number of the tag that it begins with. */
  record Span(int start, int end, String kind) {}

  void add(String words) {
    text.append(words);
  }

  void add(String kind, String name) {
    names.add(new Span(text.length(), text.length() + name.length(), kind));
    text.append(name);
  }

  String text() {
    return text.toString();
  }

  List<Span> names() {
    return List.copyOf(names);
  }

  /** Returns the same as a list or a quotation: {@code prefix} stands before each line. */
  Draft quoted(String prefix) {
    int[] moved = new int[text.length() + 1];
    Draft draft = new Draft();
    draft.text.append(prefix);
    for (int i = 0; i < text.length(); i++) {
      moved[i] = draft.text.length();
      draft.text.append(text.charAt(i)).append(text.charAt(i) == '\n' ? prefix : "");
    }
    moved[text.length()] = draft.text.length();
    names.forEach(
        name -> draft.names.add(new Span(moved[name.start()], moved[name.end() - 1] + 1, name.kind())));
    return draft;
  }

  /** Returns the same in small letters, or in capitals, where that changes no length; otherwise this. */
  Draft inCase(boolean upper) {
    String changed = upper ? text().toUpperCase(Locale.ROOT) : text().toLowerCase(Locale.ROOT);
    if (changed.length() != text.length()) {
      return this;
    }
    Draft draft = new Draft();
    draft.text.append(changed);
    draft.names.addAll(names);
    return draft;
  }
}
