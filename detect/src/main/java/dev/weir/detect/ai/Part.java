package dev.weir.detect.ai;

import dev.weir.model.talk.Speaker;

/**
 * A text of a request.
 *
 * @param pointer where it stands in the body (RFC 6901)
 * @param from its first byte in the body as it was sent without a content coding, behind the quote
 * @param to the quote behind it
 */
record Part(Speaker speaker, String text, String pointer, int from, int to) {

  private static final int SHORTEST_ORDER = 16;

  /** Returns whether it is one short word of ASCII: too little to order anything, even in Base64. */
  boolean isWord() {
    return text.length() < SHORTEST_ORDER && text.chars().allMatch(c -> c > ' ' && c < 0x7f);
  }

  /** Returns the same part as the words of somebody else. */
  Part by(Speaker other) {
    return new Part(other, text, pointer, from, to);
  }

  /** Never the text. */
  @Override
  public String toString() {
    return "Part[" + speaker + ", " + text.length() + "]";
  }
}
