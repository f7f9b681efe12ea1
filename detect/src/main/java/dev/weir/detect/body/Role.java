package dev.weir.detect.body;

import dev.weir.model.Span.Part;

/** What a value is in its request. */
public enum Role {
  PATH(Part.PATH, Escape.PERCENT), QUERY_NAME(Part.QUERY, Escape.FORM), QUERY_VALUE(Part.QUERY,
      Escape.FORM), HEADER(Part.HEADER, Escape.NONE),
  /** A header that programs fill with their versions and dates: only secrets count there. */
  TECHNICAL_HEADER(Part.HEADER, Escape.NONE), JSON_KEY(Part.BODY, Escape.JSON), JSON_STRING(Part.BODY,
      Escape.JSON), JSON_NUMBER(Part.BODY, Escape.NONE), FORM_NAME(Part.BODY, Escape.FORM), FORM_VALUE(
          Part.BODY, Escape.FORM), TEXT(Part.BODY, Escape.NONE), XML(Part.BODY, Escape.XML);

  private final Part part;
  private final Escape escape;

  Role(Part part, Escape escape) {
    this.part = part;
    this.escape = escape;
  }

  public Part part() {
    return part;
  }

  public Escape escape() {
    return escape;
  }
}
