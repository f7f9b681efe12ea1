package dev.weir.detect.body;

import dev.weir.model.net.Bytes;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The fields and files of a form ({@code multipart/form-data}, RFC 7578), where everybody would read the same ones. */
public final class Form {

  private static final Set<String> AS_IT_IS = Set.of("", "7bit", "8bit", "binary");

  /**
   * A field.
   *
   * @param name as the part says it; empty text where it says none
   * @param isFile whether it has the name of a file
   */
  public record Field(String name, boolean isFile, Bytes content, ContentType type) {

    /** Returns the content as UTF-8, whatever character set it came in; empty where it is no text. */
    public Optional<Bytes> text() {
      Doc doc = new Doc(0, content, Tree.ROOT, Tree.NOWHERE);
      return switch (Characters.of(doc, type)) {
        case Characters.Utf8Text(Doc text) -> Optional.of(text.bytes());
        case Characters.Doubtful(Doc text) -> Optional.of(text.bytes());
        case Characters.Other(var inside) -> Optional.of(inside.inside());
        case Characters.None() -> Optional.empty();
      };
    }

    /** Never the content. */
    @Override
    public String toString() {
      return "Field[" + name.length() + ", " + content.length() + "]";
    }
  }

  private Form() {}

  /** Returns the fields of {@code body} in their order; empty where it is no such form, or could be read in two ways. */
  public static Optional<List<Field>> of(Bytes body, String contentType) {
    ContentType type = ContentType.parse(contentType);
    Optional<String> boundary = type.parameter("boundary").filter(text -> !text.isEmpty());
    if (!type.type().equals("multipart/form-data") || boundary.isEmpty()) {
      return Optional.empty();
    }
    Doc doc = new Doc(0, body, Tree.ROOT, Tree.NOWHERE);
    Sections sections = Sections.of(doc, boundary.get());
    if (!sections.sound() || !blank(body, doc.from(), sections.preambleEnd())
        || !blank(body, sections.epilogue(), doc.to())) {
      return Optional.empty();
    }
    List<Field> fields = new ArrayList<>();
    for (Sections.Section part : sections.parts()) {
      PartHead head = PartHead.read(body.array(), part.from(), part.to());
      if (!head.sound() || !AS_IT_IS.contains(head.transferEncoding())) {
        return Optional.empty();
      }
      fields.add(field(head, Bytes.wrap(body.array(), head.end(), part.to() - head.end())));
    }
    return Optional.of(fields);
  }

  private static Field field(PartHead head, Bytes content) {
    ContentType disposition = ContentType.parse(head.first("content-disposition").orElse(""));
    boolean file = disposition.parameter("filename").or(() -> disposition.parameter("filename*")).isPresent();
    return new Field(disposition.parameter("name").orElse(""), file, content,
        ContentType.parse(head.first("content-type").orElse("")));
  }

  private static boolean blank(Bytes body, int from, int to) {
    for (int i = from; i < to; i++) {
      if (body.array()[i] != '\r' && body.array()[i] != '\n') {
        return false;
      }
    }
    return true;
  }
}
