package dev.weir.detect.restore;

import dev.weir.detect.body.Escape;

/**
 * XML as it comes: within CDATA sections nothing is written as a reference, and what looks like one's start in a comment is none
 * (XML 1.0 sections 2.5 and 2.7).
 */
public final class Markup implements Manner {

  private static final String CDATA = "<![CDATA[";
  private static final String CDATA_END = "]]>";
  private static final String COMMENT = "<!--";
  private static final String COMMENT_END = "-->";

  /** What ends the stretch, and what else might; each with how much of it was just read. */
  private final Sign[] signs = {new Sign(CDATA), new Sign(COMMENT), new Sign(CDATA_END),
    new Sign(COMMENT_END)};
  private String within = "";

  private static final class Sign {
    private final String text;
    private int read;

    Sign(String text) {
      this.text = text;
    }

    /** Takes a byte; returns whether all of the sign was read with it. */
    boolean takes(byte b) {
      while (read > 0 && text.charAt(read) != b) {
        read = border();
      }
      read += text.charAt(read) == b ? 1 : 0;
      boolean whole = read == text.length();
      read = whole ? 0 : read;
      return whole;
    }

    /** Returns how much of the sign's start is also the end of what was read. */
    private int border() {
      int length = read - 1;
      while (length > 0 && !text.startsWith(text.substring(read - length, read))) {
        length--;
      }
      return length;
    }
  }

  @Override
  public int goOn(byte[] raw, int from, int to) {
    for (int at = from; at < to; at++) {
      for (Sign sign : signs) {
        if (isSought(sign.text) && sign.takes(raw[at])) {
          within = within.isEmpty() ? sign.text : "";
          return at + 1;
        }
      }
    }
    return to;
  }

  private boolean isSought(String sign) {
    return switch (within) {
      case CDATA -> sign.equals(CDATA_END);
      case COMMENT -> sign.equals(COMMENT_END);
      default -> sign.equals(CDATA) || sign.equals(COMMENT);
    };
  }

  @Override
  public Escape escape() {
    return within.equals(CDATA) ? Escape.CDATA : Escape.XML;
  }
}
