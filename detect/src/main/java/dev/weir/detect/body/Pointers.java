package dev.weir.detect.body;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntPredicate;

/**
 * Names the values of a request: a JSON pointer (RFC 6901) in a body, a field's or a header's name before it elsewhere. It goes
 * on inside of what a value turned out to hold, by a step that says how it was written: {@code /file/base64()/user/mail}, and
 * {@code /text/base64(17)} where that begins at the 18th code point of the value. A name that holds a finding itself is
 * written {@code *}, and a long one is cut, so that a pointer never carries what it points at.
 */
public final class Pointers {

  private static final int LONGEST_NAME = 64;
  private static final int LONGEST = 512;

  private final Flat flat;
  private final IntPredicate found;
  /** The container that was asked for last, since findings come in order, and its pointer. */
  private int lastHolder = Tree.NOWHERE;
  private String lastPointer = "";
  /** The bytes of that pointer, and those of a step behind them. */
  private final byte[] path = new byte[LONGEST];
  private int pathLength;

  /** @param found whether a value has a finding in it */
  public Pointers(Flat flat, IntPredicate found) {
    this.flat = flat;
    this.found = found;
  }

  public String to(int value) {
    int holder = flat.holder(value);
    int place = flat.place(value);
    if (holder == Tree.ROOT) {
      return to(holder, place);
    }
    if (holder != lastHolder) {
      lastHolder = holder;
      lastPointer = of(holder);
      byte[] bytes = lastPointer.getBytes(StandardCharsets.UTF_8);
      pathLength = Math.min(bytes.length, LONGEST);
      System.arraycopy(bytes, 0, path, 0, pathLength);
    }
    boolean isStep = flat.tree.isStep(holder, place);
    int length = isStep && place >= 0 && !found.test(place) ? withPlain(place) : -1;
    if (length >= 0) {
      return new String(path, 0, length, StandardCharsets.UTF_8);
    }
    String step = isStep ? step(holder, place) : "";
    return lastPointer.length() + step.length() < LONGEST ? lastPointer.concat(step) : to(holder, place);
  }

  /** Puts the step of a name behind the pointer of its holder; returns where it ends, -1 where it has to be cut or escaped. */
  private int withPlain(int name) {
    int length = pathLength + 1;
    int from = flat.start(name);
    int to = flat.end(name);
    if (to - from > LONGEST_NAME || length + to - from >= LONGEST) {
      return -1;
    }
    path[length - 1] = '/';
    for (int i = from; i < to; i++) {
      byte c = flat.bytes()[i];
      if (c < 0 || c == '/' || c == '~') {
        return -1;
      }
      path[length++] = c;
    }
    return length;
  }

  /** Returns the pointer of what stands in {@code container}. */
  String of(int container) {
    return to(container, Tree.NOWHERE);
  }

  private String to(int innermost, int placeThere) {
    List<String> steps = new ArrayList<>();
    int place = placeThere;
    int holder = innermost;
    for (int length = 0; length < LONGEST; holder = flat.tree.holder(holder)) {
      if (flat.tree.isStep(holder, place)) {
        steps.add(step(holder, place));
        length += steps.getLast().length();
      }
      if (holder == Tree.ROOT) {
        break;
      }
      place = flat.tree.place(holder);
    }
    StringBuilder pointer = new StringBuilder();
    for (int i = steps.size() - 1; i >= 0; i--) {
      pointer.append(steps.get(i));
    }
    return pointer.toString();
  }

  private String step(int holder, int place) {
    if (place < 0) {
      return "/" + ~place;
    }
    String name = name(place);
    return holder == Tree.ROOT && outermost(place) ? name : "/".concat(escaped(name));
  }

  private static String escaped(String name) {
    boolean plain = name.indexOf('~') < 0 && name.indexOf('/') < 0;
    return plain ? name : name.replace("~", "~0").replace("/", "~1");
  }

  /** The name of a field or a header stands for itself. */
  private boolean outermost(int name) {
    return switch (flat.role(name)) {
      case FORM_NAME, QUERY_NAME, CONTEXT -> true;
      default -> false;
    };
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
