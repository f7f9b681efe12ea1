package dev.weir.detect.body;

/** What parts the events of a stream. */
public enum Delimiter {
  /** A blank line behind each, whose lines have names (WHATWG HTML section 9.2.5). */
  BLANK_LINE,
  /** The same, of events that stand for messages of another encoding: their lines besides the data are Weir's own. */
  TRANSLATED,
  /** A line's end behind each, which is one document of JSON. */
  LINE
}
