package dev.weir.detect.body;

import dev.weir.model.Kind;
import java.util.Set;

/** What a value is, and so how it is written. */
public enum Role {
  PATH(Escape.PERCENT), QUERY_NAME(Escape.FORM), QUERY_VALUE(Escape.FORM), HEADER(Escape.NONE),
  /** A header that programs fill with versions, dates and hashes: only what looks like none of these counts there. */
  TECHNICAL_HEADER(Escape.NONE),
  /** One of these that says how the body is to be read: what is changed there without the body breaks it. */
  BINDING_HEADER(Escape.NONE), JSON_KEY(Escape.JSON), JSON_STRING(Escape.JSON), JSON_NUMBER(
      Escape.NONE), FORM_NAME(Escape.FORM), FORM_VALUE(Escape.FORM), TEXT(Escape.NONE), XML(
          Escape.XML), CDATA(Escape.CDATA), CSV_QUOTED(Escape.CSV), QUOTED_PRINTABLE(
              Escape.QUOTED_PRINTABLE),
  /** An encoded word of mail's heads, and what stands behind it. */
  ENCODED_WORD(Escape.ENCODED_WORD),
  /** Text with percent-encoding in it that its surroundings do not ask for. */
  PERCENT_TEXT(Escape.PERCENT),
  /** Text with backslash escapes in it. */
  ESCAPED_TEXT(Escape.BACKSLASH),
  /** The name of an element or an attribute, or of a field that a program has no other name for: cannot be rewritten. */
  FIXED(Escape.NONE),
  /** A name that is said again in front of its value, or a step of a pointer: seen as context, never a finding. */
  CONTEXT(Escape.NONE);

  private static final Set<Kind> UNMISTAKABLE = Set.of(Kind.SECRET, Kind.CREDIT_CARD, Kind.EMAIL, Kind.IBAN,
      Kind.US_SSN);

  private final Escape escape;

  Role(Escape escape) {
    this.escape = escape;
  }

  public Escape escape() {
    return escape;
  }

  /** Returns whether a finding of {@code kind} counts in such a value. */
  public boolean counts(Kind kind) {
    return switch (this) {
      case CONTEXT -> false;
      case TECHNICAL_HEADER, BINDING_HEADER -> UNMISTAKABLE.contains(kind);
      default -> true;
    };
  }

  /** Returns whether such a value can be written in another way. */
  public boolean isChangeable() {
    return this != FIXED && this != BINDING_HEADER;
  }
}
