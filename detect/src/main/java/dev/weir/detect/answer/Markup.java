package dev.weir.detect.answer;

/** Takes the tags and comments of HTML out of a text that comes in pieces. */
final class Markup {

  /** What goes on for longer is no tag. */
  private static final int LONGEST = 512;

  private boolean met;
  private int inside;
  private boolean opening;

  /** Returns whether there was anything by now that may be a tag. */
  boolean isMet() {
    return met;
  }

  /** Returns the next piece without them. */
  String without(String piece) {
    if (inside == 0 && !opening && piece.indexOf('<') < 0) {
      return piece;
    }
    met = true;
    StringBuilder out = new StringBuilder(piece.length());
    for (int i = 0; i < piece.length(); i++) {
      char c = piece.charAt(i);
      if (inside > 0) {
        inside = c == '>' || inside == LONGEST ? 0 : inside + 1;
      } else if (opening && (Character.isLetter(c) || c == '/' || c == '!')) {
        inside = 1;
      } else if (c != '<') {
        out.append(c);
      }
      opening = inside == 0 && c == '<';
    }
    return out.toString();
  }
}
