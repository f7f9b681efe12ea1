package dev.weir.app.text;

/** What a piece of text means to its reader; on a terminal each has a colour (ECMA-48 SGR). */
public enum Style {
  /** Nothing in particular. */
  PLAIN(0),
  /** As it should be. */
  GOOD(32),
  /** Refused, failed. */
  BAD(31),
  /** Changed, or worth a look. */
  NOTICE(33),
  /** A heading. */
  STRONG(1),
  /** Beside the point. */
  QUIET(2);

  private final int sgr;

  Style(int sgr) {
    this.sgr = sgr;
  }

  String paint(String text) {
    return this == PLAIN ? text : "\u001b[" + sgr + "m" + text + "\u001b[0m";
  }
}
