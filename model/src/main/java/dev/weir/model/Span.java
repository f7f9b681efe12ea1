package dev.weir.model;

/**
 * Where something stands.
 *
 * @param pointer JSON pointer (RFC 6901) of a value, the name of a form or query field; empty text for the whole of a text
 * @param start first code point of the decoded value
 * @param end code point behind the last one
 */
public record Span(Part part, String pointer, int start, int end) {

  /** The part of a request. */
  public enum Part {
    PATH, QUERY, HEADER, BODY
  }
}
