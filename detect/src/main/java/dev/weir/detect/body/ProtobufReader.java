package dev.weir.detect.body;

import dev.weir.detect.codec.Deflated;
import dev.weir.detect.codec.Unpacked;
import java.util.Optional;

/**
 * Decodes protocol buffers without a schema, and the frames of gRPC round them: strings, messages in messages, and numbers as
 * long as an account's. A field that is neither text nor a message could not be looked at.
 */
final class ProtobufReader {

  /** The five bytes before a gRPC message: whether it is compressed, and its length. */
  static final int FRAME = 5;

  private final BodyReader bodies;
  private final Sources sources;
  private final Budget budget;
  private final Flat flat;
  private boolean whole = true;

  ProtobufReader(BodyReader bodies, Sources sources, Budget budget, Flat flat) {
    this.bodies = bodies;
    this.sources = sources;
    this.budget = budget;
    this.flat = flat;
  }

  /** Adds what is in one message that is all of {@code doc}; returns whether all of it was read. */
  boolean message(Doc doc) {
    if (Wire.isMessage(doc.raw(), doc.from(), doc.to(), 0)) {
      fields(doc, flat.tree.open(doc.holder(), doc.place()), 0);
    } else {
      bytes(doc);
    }
    return whole;
  }

  /** Adds what is in the frames of {@code doc}; returns whether all of it was read. */
  boolean frames(Doc doc) {
    int run = flat.tree.openRun(doc.holder(), doc.place());
    int at = doc.from();
    for (int frame = 0; at < doc.to(); frame++) {
      long end = at + FRAME <= doc.to() ? at + FRAME + length(doc.raw(), at) : Long.MAX_VALUE;
      if (end > doc.to() || flat.full()) {
        flat.add(Role.FIXED, doc.raw(), at, doc.to(), run, ~frame);
        return false;
      }
      if (frame == 1) {
        flat.tree.several(run);
      }
      frame(doc.part(at + FRAME, (int) end, run, ~frame), doc.raw()[at]);
      at = (int) end;
    }
    return whole;
  }

  static long length(byte[] raw, int frame) {
    long length = 0;
    for (int i = frame + 1; i < frame + FRAME; i++) {
      length = length << 8 | raw[i] & 0xff;
    }
    return length;
  }

  private void frame(Doc doc, byte flag) {
    if ((flag & 1) == 0) {
      message(doc);
      return;
    }
    if (!Deflated.looks(doc.bytes())
        || !(Deflated.undo(doc.bytes(), budget.left()) instanceof Unpacked.Plain(var inside, var beside))
        || !budget.take(inside.length(), sources.get(doc.source()).depth() + 1)) {
      whole = false;
      return;
    }
    bodies.beside(doc, beside, flat);
    int source = sources.nest(inside,
        new Nest.Wrapped(doc.source(), -1, Role.TEXT, doc.from(), doc.to(),
            Deflated.of(doc.bytes())),
        Framing.PROTOBUF);
    flat.from(source);
    message(Doc.whole(sources, source, doc.holder(), doc.place()));
    flat.from(doc.source());
  }

  private void fields(Doc message, int holder, int depth) {
    for (int at = message.from(); at < message.to();) {
      Optional<Wire.Field> field = Wire.field(message.raw(), at, message.to());
      if (field.isEmpty() || flat.full()) {
        flat.add(Role.FIXED, message.raw(), at, message.to(), holder, Tree.NOWHERE);
        whole = false;
        return;
      }
      field(message.part(field.get().valueFrom(), field.get().to(), holder, ~field.get().number()),
          field.get(), depth);
      at = field.get().to();
    }
  }

  private void field(Doc value, Wire.Field field, int depth) {
    if (!field.isBytes()) {
      bodies.number(field.isVarint() ? Wire.varint(value.raw(), value.from()) : 0, value, flat);
    } else if (Wire.isMessage(value.raw(), value.from(), value.to(), depth + 1)) {
      fields(value, flat.tree.open(value.holder(), value.place()), depth + 1);
    } else if (!value.isEmpty()) {
      bytes(value);
    }
  }

  private void bytes(Doc value) {
    if (Utf8.isText(value.raw(), value.from(), value.to())) {
      bodies.guess(value, flat);
    } else {
      flat.add(Role.FIXED, value.raw(), value.from(), value.to(), value.holder(), value.place());
      whole = false;
    }
  }
}
