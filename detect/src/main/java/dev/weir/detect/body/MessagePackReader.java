package dev.weir.detect.body;

import dev.weir.detect.body.MessagePack.Item;
import java.util.Optional;

/** Decodes documents of MessagePack: their texts, names, and numbers as long as an account's. Bytes that are no text could not be looked at. */
final class MessagePackReader {

  private static final int DEEPEST = 64;
  /** The type of points in time, the only one that the format knows. */
  private static final byte TIMESTAMP = -1;

  private final BodyReader bodies;
  private final Doc doc;
  private final Flat flat;
  private boolean whole = true;

  MessagePackReader(BodyReader bodies, Doc doc, Flat flat) {
    this.bodies = bodies;
    this.doc = doc;
    this.flat = flat;
  }

  /** Adds what is in the documents, one behind the other; returns whether all of it was read. */
  boolean read() {
    int run = flat.tree.openRun(doc.holder(), doc.place());
    int at = doc.from();
    for (int i = 0; at < doc.to(); i++) {
      if (i == 1) {
        flat.tree.several(run);
      }
      int end = value(at, run, ~i, 0);
      if (end < 0) {
        return false;
      }
      at = end;
    }
    return whole;
  }

  /** Adds the value at {@code at}; returns what is behind it, or -1 where it cannot be read: all from there on is one value then. */
  private int value(int at, int holder, int place, int depth) {
    Optional<Item> found = at == doc.to() || depth == DEEPEST || flat.full()
        ? Optional.empty()
        : MessagePack.item(doc.raw(), at, doc.to());
    if (found.isEmpty()) {
      flat.add(Role.FIXED, doc.raw(), at, doc.to(), holder, place);
      return -1;
    }
    Item item = found.get();
    return switch (item.kind()) {
      case ARRAY -> elements(item, flat.tree.open(holder, place), depth + 1);
      case MAP -> pairs(item, flat.tree.open(holder, place), depth + 1);
      case STRING, BINARY -> bytes(doc.part(item.from(), item.to(), holder, place));
      case EXTENSION -> extension(item, holder, place);
      case NUMBER -> number(at, item, holder, place);
      case OTHER -> item.to();
    };
  }

  private int elements(Item array, int container, int depth) {
    int at = array.to();
    for (int i = 0; i < array.number() && at >= 0; i++) {
      at = value(at, container, ~i, depth);
    }
    return at;
  }

  private int pairs(Item map, int container, int depth) {
    int at = map.to();
    for (int i = 0; i < map.number() && at >= 0; i += 2) {
      Optional<Item> key = at == doc.to() ? Optional.empty() : MessagePack.item(doc.raw(), at, doc.to());
      int place = ~(i / 2);
      if (key.isPresent() && key.get().hasLength()
          && Utf8.isText(doc.raw(), key.get().from(), key.get().to())) {
        place = flat.add(Role.TEXT, doc.raw(), key.get().from(), key.get().to(), container, 0);
        flat.rename(place);
        at = key.get().to();
      } else {
        at = value(at, container, place, depth);
      }
      at = at < 0 ? at : value(at, container, place, depth);
    }
    return at;
  }

  private int bytes(Doc value) {
    if (Utf8.isText(value.raw(), value.from(), value.to())) {
      bodies.guess(value, flat);
    } else {
      flat.add(Role.FIXED, value.raw(), value.from(), value.to(), value.holder(), value.place());
      whole = false;
    }
    return value.to();
  }

  private int extension(Item item, int holder, int place) {
    if (item.from() < item.to() && doc.raw()[item.from()] == TIMESTAMP) {
      return item.to();
    }
    flat.add(Role.FIXED, doc.raw(), item.from(), item.to(), holder, place);
    whole = false;
    return item.to();
  }

  private int number(int at, Item item, int holder, int place) {
    bodies.number(item.number(), doc.part(at, item.to(), holder, place), flat);
    return item.to();
  }
}
