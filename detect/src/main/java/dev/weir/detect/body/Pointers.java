package dev.weir.detect.body;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntPredicate;
import org.jspecify.annotations.Nullable;

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
  /** The container that was asked for last, since findings come in order. */
  private int lastHolder = Tree.NOWHERE;
  /** Its pointer, made for the first value whose own cannot be {@linkplain #path put together} from plain steps. */
  private @Nullable String lastPointer;
  /** The pointer of that container up to the middle, and behind that a step in it. */
  private final byte[] path = new byte[2 * LONGEST];
  /** Where the path begins; -1 where a step of it has to be cut or escaped. */
  private int begins;

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
      lastPointer = null;
      begins = begin(holder);
    }
    int size = size(holder, place);
    return begins >= 0 && size < begins && put(place, LONGEST, size)
        ? new String(path, begins, LONGEST - begins + size, StandardCharsets.ISO_8859_1)
        : spelled(holder, place);
  }

  /** Puts the pointer of a container in front of the middle of the path, from its last step to its first; returns where it begins. */
  private int begin(int container) {
    int from = LONGEST;
    int inner = container;
    for (int holder = flat.tree.holder(inner); holder != Tree.ROOT; holder = flat.tree.holder(inner)) {
      int place = flat.tree.place(inner);
      int size = size(holder, place);
      from -= size;
      if (from < 0 || !put(place, from, size)) {
        return -1;
      }
      inner = holder;
    }
    return flat.tree.isStep(Tree.ROOT, flat.tree.place(inner)) ? -1 : from;
  }

  /** Returns the length of a step as long as nothing in it is cut or escaped; 0 where it is none. */
  private int size(int holder, int place) {
    if (!flat.tree.isStep(holder, place)) {
      return 0;
    }
    if (place >= 0) {
      return 1 + flat.end(place) - flat.start(place);
    }
    int digits = 1;
    for (int rest = ~place; rest > 9; rest /= 10) {
      digits++;
    }
    return 1 + digits;
  }

  /** Writes a step to the path; returns whether it could: it is neither cut nor escaped, and ASCII. */
  private boolean put(int place, int from, int size) {
    if (size == 0) {
      return true;
    }
    path[from] = '/';
    if (place >= 0) {
      return putName(place, from + 1, size - 1);
    }
    for (int i = from + size - 1, rest = ~place; i > from; i--, rest /= 10) {
      path[i] = (byte) ('0' + rest % 10);
    }
    return true;
  }

  private boolean putName(int name, int from, int length) {
    if (length > LONGEST_NAME || found.test(name)) {
      return false;
    }
    int start = flat.start(name);
    for (int i = 0; i < length; i++) {
      byte c = flat.bytes()[start + i];
      if (c < 0 || c == '/' || c == '~') {
        return false;
      }
      path[from + i] = c;
    }
    return true;
  }

  private String spelled(int holder, int place) {
    String known = lastPointer;
    if (known == null) {
      known = of(holder);
      lastPointer = known;
    }
    String step = flat.tree.isStep(holder, place) ? step(holder, place) : "";
    return known.length() + step.length() < LONGEST ? known.concat(step) : to(holder, place);
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
