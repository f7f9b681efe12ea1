package dev.weir.detect.body;

import dev.weir.detect.codec.Base64Text;
import dev.weir.detect.codec.Unwrapped;
import dev.weir.model.net.Bytes;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/**
 * Decodes the parts of a multipart body (RFC 2046 section 5.1, RFC 7578): their header fields, and their contents by transfer
 * encoding and type, each like a body of its own. What programs that read it may take apart in different ways is looked at, and
 * said not to be the whole: a boundary that is missing or only begins a line, fields given twice, fields without end.
 */
final class MultipartReader {

  private final BodyReader bodies;
  private final Doc doc;
  private final byte[] raw;
  private final Sections sections;
  private final Flat flat;
  private final int holder;
  private boolean whole = true;

  MultipartReader(BodyReader bodies, Doc doc, String boundary, Flat flat) {
    this.bodies = bodies;
    this.doc = doc;
    this.raw = doc.raw();
    this.flat = flat;
    sections = Sections.of(doc, boundary);
    holder = doc.place() == Tree.NOWHERE ? doc.holder() : flat.tree.open(doc.holder(), doc.place());
  }

  /** Adds every part; returns whether all of them were read, and nobody would read them otherwise. */
  boolean read() {
    text(doc.from(), sections.preambleEnd());
    List<Sections.Section> parts = sections.parts();
    for (int part = 0; part < parts.size(); part++) {
      part(parts.get(part).from(), parts.get(part).to(), part);
    }
    text(sections.epilogue(), doc.to());
    return whole && sections.sound();
  }

  /** What stands round the parts is nobody's, and still leaves. */
  private void text(int from, int to) {
    int start = from;
    while (start < to && raw[start] <= ' ' && raw[start] >= 0) {
      start++;
    }
    if (start < to) {
      whole &= Utf8.isText(raw, from, to);
      flat.add(Role.TEXT, raw, from, to, holder, Tree.NOWHERE);
    }
  }

  private void part(int from, int to, int index) {
    PartHead head = PartHead.read(raw, from, to);
    whole &= head.sound();
    int name = name(head);
    int container = flat.tree.open(holder, name < 0 ? ~index : name);
    for (PartHead.Field field : head.fields()) {
      int fieldName = flat.add(Role.FIXED, raw, field.from(), field.nameEnd(), container, 0);
      flat.rename(fieldName);
      flat.add(Role.TEXT, raw, Math.min(field.nameEnd() + 1, field.to()), field.to(), container, fieldName);
    }
    if (name >= 0) {
      flat.repeat(name);
    }
    content(head, doc.part(head.end(), to, container, Tree.NOWHERE));
    flat.from(doc.source());
  }

  /** Returns the value that is the part's name, or -1. */
  private int name(PartHead head) {
    Optional<String> name = head.first("content-disposition")
        .flatMap(value -> ContentType.parse(value).parameter("name"));
    if (name.isEmpty()) {
      return -1;
    }
    byte[] bytes = name.get().getBytes(StandardCharsets.UTF_8);
    flat.from(doc.source());
    return flat.add(Role.CONTEXT, bytes, 0, bytes.length, holder, Tree.NOWHERE);
  }

  private void content(PartHead head, Doc content) {
    ContentType type = ContentType.parse(head.first("content-type").orElse(""));
    switch (head.transferEncoding()) {
      case "", "7bit", "8bit", "binary" -> whole &= bodies.part(content, type, flat);
      case "base64" -> {
        Optional<Unwrapped> inside = Base64Text.undo(raw, content.from(), content.to(), false);
        if (inside.isPresent()) {
          whole &= bodies.wrapped(content, inside.get(), type, flat);
        } else {
          unread(content);
        }
      }
      case "quoted-printable" -> {
        byte[] inside = Escape.QUOTED_PRINTABLE.read(raw, content.from(), content.to());
        Nest nest = new Nest.Spelled(doc.source(), -1,
            List.of(new Nest.Piece(0, Role.QUOTED_PRINTABLE, content.from(), content.to())));
        whole &= bodies.nested(Bytes.wrap(inside), nest, content, type, flat);
      }
      default -> unread(content);
    }
  }

  private void unread(Doc content) {
    flat.add(Role.TEXT, raw, content.from(), content.to(), content.holder(), content.place());
    whole = false;
  }
}
