package dev.weir.detect.answer;

import dev.weir.detect.body.Escape;
import dev.weir.detect.body.Flat;
import dev.weir.detect.body.Folding;
import dev.weir.detect.body.Role;
import dev.weir.detect.body.Tree;
import java.nio.charset.StandardCharsets;

/** Texts as whoever reads them takes them: escapes undone, what nobody sees left out, what looks like ASCII as ASCII. */
final class Plain {

  /** It also stands in names of hosts. */
  private static final char FULL_STOP = '\u3002';

  private Plain() {}

  /** Returns {@code text} so; the same text where nothing of it has to change. */
  static String of(String text) {
    boolean escaped = text.indexOf('\\') >= 0;
    boolean referring = text.indexOf('&') >= 0 && text.indexOf(';') >= 0;
    if (!escaped && !referring && isAscii(text)) {
      return text;
    }
    byte[] said = text.getBytes(StandardCharsets.UTF_8);
    byte[] raw = referring ? Escape.XML.read(said, 0, said.length) : said;
    Flat flat = new Flat();
    flat.reserve(raw.length);
    int value = flat.add(escaped ? Role.ESCAPED_TEXT : Role.TEXT, raw, 0, raw.length, Tree.ROOT,
        Tree.NOWHERE);
    if (value < 0) {
      return text;
    }
    Folding.fold(flat, value);
    return new String(flat.bytes(), flat.start(value), flat.end(value) - flat.start(value),
        StandardCharsets.UTF_8);
  }

  private static boolean isAscii(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) >= 0x80) {
        return false;
      }
    }
    return true;
  }

  /** Returns whether a word ends with {@code c}: white space does, and every sign of the scripts that write none, but their full stop. */
  static boolean parts(char c) {
    return c <= ' ' || Character.isWhitespace(c)
        || c != FULL_STOP && c >= 0x2e80 && c < 0xa4d0 || c >= 0xf900 && c < 0xfb00;
  }
}
