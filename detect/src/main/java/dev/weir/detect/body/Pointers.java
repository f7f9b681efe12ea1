package dev.weir.detect.body;

import dev.weir.model.Head;
import java.nio.charset.StandardCharsets;
import java.util.function.IntPredicate;

/**
 * Names the values of a request: a JSON pointer (RFC 6901), a field's or a header's name. A name that holds a finding itself is
 * written {@code *}, and a long one is cut, so that a pointer never carries what it points at.
 */
public final class Pointers {

  private static final int LONGEST_NAME = 64;
  private static final int LONGEST = 512;

  private final Flat flat;
  private final Head head;
  private final IntPredicate found;

  /** @param found whether a value has a finding in it */
  public Pointers(Flat flat, Head head, IntPredicate found) {
    this.flat = flat;
    this.head = head;
    this.found = found;
  }

  public String to(int value) {
    return switch (flat.role(value)) {
      case PATH, TEXT, XML -> "";
      case HEADER, TECHNICAL_HEADER -> head.headers().name(flat.place(value));
      case QUERY_NAME, QUERY_VALUE, FORM_NAME, FORM_VALUE -> name(flat.place(value));
      case JSON_KEY -> json(flat.holder(value), value);
      case JSON_STRING, JSON_NUMBER -> json(flat.holder(value), flat.place(value));
    };
  }

  private String json(int innermost, int placeThere) {
    StringBuilder pointer = new StringBuilder();
    int place = placeThere;
    for (int holder = innermost; holder != Tree.ROOT
        && pointer.length() < LONGEST; holder = flat.tree.holder(holder)) {
      pointer.insert(0, step(place));
      place = flat.tree.place(holder);
    }
    return flat.tree.several() ? pointer.insert(0, step(place)).toString() : pointer.toString();
  }

  private String step(int place) {
    return "/" + (place < 0 ? Integer.toString(~place) : name(place).replace("~", "~0").replace("/", "~1"));
  }

  private String name(int value) {
    if (found.test(value)) {
      return "*";
    }
    int length = flat.end(value) - flat.start(value);
    String name = new String(flat.bytes(), flat.start(value), Math.min(length, LONGEST_NAME),
        StandardCharsets.UTF_8);
    return length > LONGEST_NAME ? name + "…" : name;
  }
}
