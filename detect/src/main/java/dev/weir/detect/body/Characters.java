package dev.weir.detect.body;

import dev.weir.detect.codec.Charsets;
import dev.weir.detect.codec.Unwrapped;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/**
 * What a document's bytes are as characters: by its byte order mark, then by the character set that its type names, then by how
 * it looks (WHATWG Encoding section 4.2; RFC 4627 section 3 for JSON without a mark).
 */
sealed interface Characters {

  /** UTF-8, or ASCII, behind its byte order mark. */
  record Utf8Text(Doc text) implements Characters {}

  /** Text in another character set, made UTF-8. */
  record Other(Unwrapped inside) implements Characters {}

  /** Text whose character set is said to be one and looks like another, so that readers may differ. */
  record Doubtful(Doc text) implements Characters {}

  /** No text in any character set that is known. */
  record None() implements Characters {}

  Charset WINDOWS = Charset.forName("windows-1252");

  static Characters of(Doc doc, ContentType type) {
    int utf8Mark = mark(doc, 0xef, 0xbb, 0xbf) ? 3 : 0;
    Doc marked = doc.part(doc.from() + utf8Mark, doc.to(), doc.holder(), doc.place());
    if (utf8Mark == 0 && (mark(doc, 0xff, 0xfe) || mark(doc, 0xfe, 0xff))) {
      return in(doc, mark(doc, 0xff, 0xfe) ? StandardCharsets.UTF_16LE : StandardCharsets.UTF_16BE, 2);
    }
    boolean utf8 = Utf8.isText(doc.raw(), marked.from(), doc.to());
    String declared = type.parameter("charset").orElse("").toLowerCase(Locale.ROOT);
    if (declared.isEmpty() || declared.equals("utf-8") || declared.equals("utf8")
        || declared.equals("us-ascii") || declared.equals("ascii")) {
      return utf8 ? new Utf8Text(marked) : undeclared(doc, declared, type);
    }
    Optional<Charset> charset = Charsets.named(declared.equals("utf-16") ? "utf-16be" : declared);
    boolean kin = charset.isPresent() && isKinOfAscii(charset.get());
    if (utf8 && (utf8Mark > 0 || kin && isAscii(doc))) {
      return new Utf8Text(marked);
    }
    if (utf8 && !kin) {
      return new Doubtful(marked);
    }
    return charset.map(known -> in(doc, known, 0)).orElse(new None());
  }

  private static boolean mark(Doc doc, int... bytes) {
    if (doc.to() - doc.from() < bytes.length) {
      return false;
    }
    for (int i = 0; i < bytes.length; i++) {
      if ((doc.raw()[doc.from() + i] & 0xff) != bytes[i]) {
        return false;
      }
    }
    return true;
  }

  private static boolean isAscii(Doc doc) {
    for (int i = doc.from(); i < doc.to(); i++) {
      if (doc.raw()[i] < 0) {
        return false;
      }
    }
    return true;
  }

  private static boolean isKinOfAscii(Charset charset) {
    return Arrays.equals("a@1".getBytes(charset), "a@1".getBytes(StandardCharsets.US_ASCII));
  }

  /** Bytes that are no UTF-8: UTF-16 where every other of the first is 0; of a text without a name the Web's usual set. */
  private static Characters undeclared(Doc doc, String declared, ContentType type) {
    if (doc.to() - doc.from() > 3) {
      boolean little = doc.raw()[doc.from()] != 0 && doc.raw()[doc.from() + 1] == 0;
      boolean big = doc.raw()[doc.from()] == 0 && doc.raw()[doc.from() + 1] != 0;
      if (little || big) {
        return in(doc, little ? StandardCharsets.UTF_16LE : StandardCharsets.UTF_16BE, 0);
      }
    }
    boolean text = type.type().startsWith("text/") && declared.isEmpty();
    return text && !Utf8.hasControl(doc.raw(), doc.from(), doc.to()) ? in(doc, WINDOWS, 0) : new None();
  }

  /** Text that nobody writes is none: bytes of any kind are characters in some sets. */
  private static Characters in(Doc doc, Charset charset, int mark) {
    Optional<Unwrapped> inside = Charsets.undo(doc.raw(), doc.from(), doc.to(), mark, charset)
        .or(() -> charset.name().startsWith("windows-125")
            ? Charsets.undo(doc.raw(), doc.from(), doc.to(), 0, StandardCharsets.ISO_8859_1)
            : Optional.empty());
    return inside.filter(text -> Utf8.isText(text.inside().array(), 0, text.inside().length()))
        .<Characters>map(Other::new).orElse(new None());
  }
}
