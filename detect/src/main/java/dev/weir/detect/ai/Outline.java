package dev.weir.detect.ai;

import dev.weir.detect.body.Doc;
import dev.weir.detect.body.Flat;
import dev.weir.detect.body.JsonReader;
import dev.weir.detect.body.Pointers;
import dev.weir.detect.body.Role;
import dev.weir.detect.body.Tree;
import dev.weir.model.net.Bytes;
import dev.weir.model.talk.Speaker;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/** One JSON body as its dialect reads it: which text stands at which place. For one body. */
final class Outline {

  private static final int LONGEST_NAME = 64;

  private final Flat flat = new Flat();
  private final byte[] raw;
  private final Pointers pointers = new Pointers(flat, _ -> false);
  /** By container, what its place leads to; null where no text is expected in it. */
  private @Nullable Places[] places = new Places[0];
  /** By container, the message that it stands in; -1 where it stands in none. */
  private int[] messages = new int[0];
  /** By container, the innermost request that it stands in, or is. */
  private int[] requests = new int[0];
  private final Map<Integer, Speaker> roles = new HashMap<>();

  private Outline(byte[] raw) {
    this.raw = raw;
  }

  /** Returns the outline of {@code body}; empty where it is not JSON from end to end. */
  static Optional<Outline> of(Bytes body, Places dialect) {
    Outline outline = new Outline(body.array());
    Doc doc = new Doc(0, body, Tree.ROOT, Tree.NOWHERE);
    int end = body.offset() + body.length();
    if (new JsonReader().read(doc, outline.flat) != end || outline.flat.tree().count() < 2) {
      return Optional.empty();
    }
    outline.speakers();
    outline.spread(dialect);
    return Optional.of(outline);
  }

  /** Of two roles in one message neither can be believed. */
  private void speakers() {
    for (int value = 0; value < flat.count(); value++) {
      if (flat.role(value) == Role.JSON_STRING && name(flat.place(value)).equals("role")) {
        Speaker speaker = Voice.ofRole(text(value)).orElse(Speaker.USER);
        roles.merge(flat.holder(value), speaker, (_, _) -> Speaker.USER);
      }
    }
  }

  private void spread(Places dialect) {
    Tree tree = flat.tree();
    places = new Places[tree.count()];
    messages = new int[tree.count()];
    requests = new int[tree.count()];
    for (int container = 0; container < tree.count(); container++) {
      int holder = tree.holder(container);
      boolean outermost = holder <= 0;
      Places around = outermost ? null : places[holder];
      places[container] = outermost
          ? dialect
          : around == null ? null : around.step(name(tree.place(container)));
      requests[container] = places[container] == dialect ? container : requests[holder];
      int message = outermost ? -1 : messages[holder];
      messages[container] = message >= 0 || outermost || !roles.containsKey(container) ? message : container;
    }
  }

  /** Calls {@code each} with the number of every text and whose words its place says it is: empty where no place is expected there. */
  void texts(BiConsumer<Integer, Optional<Voice>> each) {
    for (int value = 0; value < flat.count(); value++) {
      if (flat.role(value) == Role.JSON_STRING) {
        Places around = places[flat.holder(value)];
        Places here = around == null ? null : around.step(name(flat.place(value)));
        each.accept(value, here == null ? Optional.empty() : here.voice());
      }
    }
  }

  /** Returns whether any text stands where one is expected. */
  boolean speaks() {
    boolean[] any = new boolean[1];
    texts((_, voice) -> any[0] |= voice.isPresent());
    return any[0];
  }

  /** Returns who speaks in the message that {@code value} stands in; the user where it does not say. */
  Speaker speaker(int value) {
    return roles.getOrDefault(messages[flat.holder(value)], Speaker.USER);
  }

  /** Returns the name of a value that stands in a request or in an object directly in that; empty text elsewhere. */
  String option(int value) {
    int holder = flat.holder(value);
    int request = requests[holder];
    boolean near = request == holder
        || flat.tree().holder(holder) == request && flat.tree().place(holder) >= 0;
    return near ? name(flat.place(value)) : "";
  }

  /** Returns the request that {@code value} stands in: a batch has others in it. */
  int request(int value) {
    return requests[flat.holder(value)];
  }

  /** Returns whether {@code request} stands in another. */
  boolean isWithin(int request) {
    return flat.tree().holder(request) > 0;
  }

  String text(int value) {
    return new String(flat.bytes(), flat.start(value), flat.end(value) - flat.start(value),
        StandardCharsets.UTF_8);
  }

  /** Returns a text as a part of the request. */
  Part part(int value, Speaker speaker) {
    return new Part(speaker, text(value), pointers.to(value), flat.raw(value), flat.rawEnd(value));
  }

  /** Takes a name that {@link #option} would give, and what stands behind it where that is a number or a word. */
  interface Options {
    void option(int request, String name, String word);
  }

  /** Calls {@code each} with every option. */
  void options(Options each) {
    for (int value = 0; value < flat.count(); value++) {
      if (flat.role(value) == Role.JSON_KEY) {
        String name = option(value);
        if (!name.isEmpty()) {
          each.option(request(value), name, word(flat.rawEnd(value) + 1));
        }
      }
    }
  }

  /**
   * Calls {@code each} with the name of every member of the outermost object, behind empty text, and of the objects directly in
   * that, behind the name of the object.
   */
  void members(BiConsumer<String, String> each) {
    for (int value = 0; value < flat.count(); value++) {
      if (flat.role(value) == Role.JSON_KEY) {
        int holder = flat.holder(value);
        int outer = flat.tree().holder(holder);
        if (outer <= 0) {
          each.accept("", name(flat.place(value)));
        } else if (flat.tree().holder(outer) <= 0) {
          each.accept(name(flat.tree().place(holder)), name(flat.place(value)));
        }
      }
    }
  }

  /** Returns the texts that stand behind {@code name} in the outermost object. */
  List<String> outermost(String name) {
    List<String> texts = new ArrayList<>(1);
    for (int value = 0; value < flat.count(); value++) {
      if (flat.role(value) == Role.JSON_STRING && flat.tree().holder(flat.holder(value)) <= 0
          && name(flat.place(value)).equals(name)) {
        texts.add(text(value));
      }
    }
    return texts;
  }

  private String word(int behindQuote) {
    int from = behindQuote;
    while (from < raw.length && (raw[from] == ':' || raw[from] <= ' ')) {
      from++;
    }
    int to = from;
    while (to < raw.length && to - from < LONGEST_NAME && Character.isLetterOrDigit(raw[to])) {
      to++;
    }
    return new String(raw, from, to - from, StandardCharsets.ISO_8859_1);
  }

  /** Returns a step of a pointer. */
  private String name(int place) {
    if (place < 0) {
      return Places.INDEX;
    }
    int length = flat.end(place) - flat.start(place);
    return length > LONGEST_NAME
        ? ""
        : new String(flat.bytes(), flat.start(place), length, StandardCharsets.UTF_8);
  }
}
