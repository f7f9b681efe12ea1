package dev.weir.detect.body;

import dev.weir.detect.codec.Deflated;
import dev.weir.detect.codec.Unpacked;
import dev.weir.detect.codec.Unwrapped;
import dev.weir.model.Content;
import dev.weir.model.Coverage;
import dev.weir.model.Span.Part;
import dev.weir.model.net.Bytes;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Decodes documents as their media types say, and as they look: JSON is recognised behind any type. For one request at a time. */
public final class BodyReader {

  /** Multipart in multipart, compressed in compressed: nobody means more. */
  private static final int DEEPEST = 8;

  /** Shorter numbers are nobody's accounts; there are many. */
  private static final long SHORTEST_NUMBER = 100_000_000;

  private static final ContentType NO_TYPE = new ContentType("", "");

  private final JsonReader json;
  private final Sources sources;
  private final Budget budget;
  private int depth;

  /** @param json whose room is used */
  public BodyReader(JsonReader json, Sources sources, Budget budget) {
    this.json = json;
    this.sources = sources;
    this.budget = budget;
  }

  /** Adds the values of {@code body}; returns how much of it they are: what cannot be read as text is opaque. */
  public Content body(Bytes body, String contentType, Flat flat) {
    ContentType type = ContentType.parse(contentType);
    Framing framing = switch (MediaType.of(type)) {
      case PROTOBUF -> Framing.PROTOBUF;
      case GRPC -> Framing.GRPC;
      case MESSAGE_PACK -> Framing.MESSAGE_PACK;
      default -> Framing.NONE;
    };
    int source = sources.add(Part.BODY, -1, body, framing);
    flat.from(source);
    flat.reserve(body.length());
    Coverage coverage = read(Doc.whole(sources, source, Tree.ROOT, Tree.NOWHERE), type, flat);
    return coverage == Coverage.OPAQUE ? new Content.Opaque("a binary body") : looked(coverage);
  }

  /** Adds what the body's codings held besides it: it can be found, and not be written in another way. */
  public void beside(Bytes labels, Flat flat) {
    if (!labels.isEmpty()) {
      fixed(sources.add(Part.BODY, -1, labels, Framing.NONE), Tree.ROOT, Tree.NOWHERE, flat);
    }
  }

  /** Adds the same of what stands in {@code coded}. */
  void beside(Doc coded, Bytes labels, Flat flat) {
    if (!labels.isEmpty()) {
      Nest nest = new Nest.Spelled(coded.source(), -1,
          List.of(new Nest.Piece(0, Role.FIXED, coded.from(), coded.to())));
      fixed(sources.nest(labels, nest, Framing.NONE), coded.holder(), coded.place(), flat);
      flat.from(coded.source());
    }
  }

  private void fixed(int source, int holder, int place, Flat flat) {
    Bytes text = sources.get(source).bytes();
    flat.from(source);
    flat.add(Role.FIXED, text.array(), text.offset(), text.offset() + text.length(), holder, place);
  }

  /** Adds {@code body}, UTF-8, as one value, whatever it looks like. */
  public Content text(Bytes body, Flat flat) {
    int source = sources.add(Part.BODY, -1, body, Framing.NONE);
    flat.from(source);
    flat.add(Role.TEXT, body.array(), body.offset(), body.offset() + body.length(), Tree.ROOT, Tree.NOWHERE);
    return looked(Coverage.FULL);
  }

  private static Content looked(Coverage coverage) {
    return new Content.Inspected(List.of(), coverage);
  }

  /** Adds a document of no known type; returns whether all of it was read. */
  public boolean document(Doc doc, Flat flat) {
    return part(doc, NO_TYPE, flat);
  }

  /** Adds a part of a document by its own type; returns whether all of it was read. */
  boolean part(Doc part, ContentType type, Flat flat) {
    return read(part, type, flat) == Coverage.FULL;
  }

  /** Adds what stood wrapped in all of {@code outer}; returns whether all of it was read. */
  boolean wrapped(Doc outer, Unwrapped inside, ContentType type, Flat flat) {
    Nest nest = new Nest.Wrapped(outer.source(), -1, Role.TEXT, outer.from(), outer.to(), inside.wrapping());
    String name = inside.wrapping().name();
    Doc named = name.isEmpty()
        ? outer
        : outer.part(outer.from(), outer.to(), flat.step(name + "()", outer.holder(), outer.place()),
            Tree.NOWHERE);
    return nested(inside.inside(), nest, named, type, flat);
  }

  /** Adds a document that stands in {@code outer}; returns whether all of it was read. */
  boolean nested(Bytes inside, Nest nest, Doc outer, ContentType type, Flat flat) {
    if (!budget.take(inside.length(), sources.get(nest.source()).depth() + 1)) {
      flat.add(Role.TEXT, outer.raw(), outer.from(), outer.to(), outer.holder(), outer.place());
      return false;
    }
    int source = sources.nest(inside, nest, Framing.NONE);
    flat.from(source);
    boolean whole = part(Doc.whole(sources, source, outer.holder(), outer.place()), type, flat);
    flat.from(outer.source());
    return whole;
  }

  private Coverage read(Doc doc, ContentType type, Flat flat) {
    if (doc.isEmpty()) {
      return Coverage.FULL;
    }
    if (depth == DEEPEST) {
      flat.add(Role.TEXT, doc.raw(), doc.from(), doc.to(), doc.holder(), doc.place());
      return Coverage.PARTIAL;
    }
    depth++;
    try {
      return switch (MediaType.of(type)) {
        case MULTIPART -> multipart(doc, type, flat);
        case PROTOBUF, GRPC, MESSAGE_PACK -> framed(doc, flat);
        case UNDECODED -> textOnly(doc, flat);
        default -> characters(doc, type, flat);
      };
    } finally {
      depth--;
    }
  }

  /** Lengths are put right for a source as a whole: inside of another document there is none to tell. */
  private Coverage framed(Doc doc, Flat flat) {
    ProtobufReader reader = new ProtobufReader(this, sources, budget, flat);
    return switch (sources.get(doc.source()).framing()) {
      case NONE -> Coverage.OPAQUE;
      case PROTOBUF -> of(reader.message(doc));
      case GRPC -> of(reader.frames(doc));
      case MESSAGE_PACK -> of(new MessagePackReader(this, doc, flat).read());
    };
  }

  private Coverage multipart(Doc doc, ContentType type, Flat flat) {
    String boundary = type.parameter("boundary").orElse("");
    if (boundary.isEmpty() || boundary.length() > 200) {
      return Utf8.isText(doc.raw(), doc.from(), doc.to()) ? textOnly(doc, flat) : Coverage.OPAQUE;
    }
    return of(new MultipartReader(this, doc, boundary, flat).read());
  }

  private static Coverage textOnly(Doc doc, Flat flat) {
    flat.add(Role.TEXT, doc.raw(), doc.from(), doc.to(), doc.holder(), doc.place());
    return Coverage.PARTIAL;
  }

  private static Coverage of(boolean whole) {
    return whole ? Coverage.FULL : Coverage.PARTIAL;
  }

  private Coverage characters(Doc doc, ContentType type, Flat flat) {
    MediaType media = MediaType.of(type);
    return switch (Characters.of(doc, type)) {
      case Characters.Utf8Text(var text) -> of(decode(media, text, flat));
      case Characters.Other(var inside) ->
        of(wrapped(doc, inside, new ContentType(type.type(), ""), flat));
      case Characters.Doubtful(var text) -> {
        decode(media, text, flat);
        yield Coverage.PARTIAL;
      }
      case Characters.None() -> binary(doc, media, flat);
    };
  }

  private Coverage binary(Doc doc, MediaType media, Flat flat) {
    if ((Deflated.looks(doc.bytes()) || isDeflatedText(doc.bytes()))
        && Deflated.undo(doc.bytes(), budget.left()) instanceof Unpacked.Plain(var inside, var beside)) {
      beside(doc, beside, flat);
      return of(wrapped(doc, new Unwrapped(Deflated.of(doc.bytes()), inside), NO_TYPE, flat));
    }
    if (media == MediaType.OTHER || media == MediaType.AMAZON_EVENTS) {
      return Coverage.OPAQUE;
    }
    decode(media, doc, flat);
    return Coverage.PARTIAL;
  }

  /** Returns whether {@code bytes} are a text that was deflated and put into no frame (RFC 1951), as SAML's requests in addresses are. */
  public static boolean isDeflatedText(Bytes bytes) {
    return Deflated.mayBeBare(bytes)
        && Deflated.undo(bytes, Long.MAX_VALUE) instanceof Unpacked.Plain(var inside, var _)
        && Utf8.isText(inside.array(), inside.offset(), inside.offset() + inside.length());
  }

  private boolean decode(MediaType type, Doc doc, Flat flat) {
    if (type == MediaType.JSON || type == MediaType.JSON_LINES) {
      return jsonFirst(doc, flat);
    }
    boolean percent = type == MediaType.FORM && percent(doc);
    if (looksLikeJson(doc) && !percent && json(doc, flat)) {
      return true;
    }
    return switch (type) {
      case FORM -> FormReader.read(doc, Role.FORM_NAME, Role.FORM_VALUE, flat)
          && (!percent || !looksLikeJson(doc));
      case XML -> new XmlReader().read(doc, flat);
      case CSV, TSV -> CsvReader.read(doc, type == MediaType.TSV, flat);
      case EVENTS -> new EventReader(this, doc, sources, flat).read();
      case JSON, JSON_LINES, TEXT, MULTIPART, PROTOBUF, GRPC, MESSAGE_PACK, AMAZON_EVENTS, UNDECODED,
          OTHER -> {
        guess(doc, flat);
        yield true;
      }
    };
  }

  /** Adds text of no known type: as JSON or markup where it is one, as one value otherwise. */
  public void guess(Doc doc, Flat flat) {
    if (looksLikeJson(doc) && json(doc, flat)) {
      return;
    }
    flat.add(Role.TEXT, doc.raw(), doc.from(), doc.to(), doc.holder(), doc.place());
  }

  /** Says a whole number of a binary format in digits; it can be found so, and not be written in another way. */
  void number(long number, Doc value, Flat flat) {
    if (number < SHORTEST_NUMBER) {
      return;
    }
    byte[] digits = Long.toString(number).getBytes(StandardCharsets.US_ASCII);
    if (!budget.take(digits.length, 1)) {
      return;
    }
    int source = sources.nest(Bytes.wrap(digits),
        new Nest.Spelled(value.source(), -1,
            List.of(new Nest.Piece(0, Role.FIXED, value.from(), value.to()))),
        Framing.NONE);
    fixed(source, value.holder(), value.place(), flat);
    flat.from(value.source());
  }

  /** Adds {@code doc} if it is JSON; returns whether it is. */
  public boolean json(Doc doc, Flat flat) {
    return json.tries(doc, flat);
  }

  /** What stops being JSON is looked at as text from there on. */
  private boolean jsonFirst(Doc doc, Flat flat) {
    int good = json.read(doc, flat);
    if (good < doc.to()) {
      flat.add(Role.TEXT, doc.raw(), good, doc.to(), doc.holder(), doc.place());
    }
    return good == doc.to();
  }

  static boolean looksLikeJson(Doc doc) {
    int i = doc.from();
    while (i < doc.to() && (doc.raw()[i] == ' ' || doc.raw()[i] == '\n' || doc.raw()[i] == '\r'
        || doc.raw()[i] == '\t' || doc.raw()[i] == 0x1e)) {
      i++;
    }
    return i < doc.to() && (doc.raw()[i] == '{' || doc.raw()[i] == '[');
  }

  private static boolean percent(Doc doc) {
    for (int i = doc.from(); i < doc.to() - 2; i++) {
      if (doc.raw()[i] == '%' && Escape.hex(doc.raw()[i + 1]) >= 0 && Escape.hex(doc.raw()[i + 2]) >= 0) {
        return true;
      }
    }
    return false;
  }
}
