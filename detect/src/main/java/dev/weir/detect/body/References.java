package dev.weir.detect.body;

import java.nio.charset.StandardCharsets;
import java.util.Map;

/** Character and entity references (XML 1.0 section 4.1; HTML section 13.5 for signs that values are made of). */
final class References {

  private static final Map<String, Character> NAMED = Map.ofEntries(Map.entry("amp", '&'),
      Map.entry("lt", '<'),
      Map.entry("gt", '>'), Map.entry("quot", '"'), Map.entry("apos", '\''), Map.entry("nbsp", '\u00a0'),
      Map.entry("commat", '@'), Map.entry("period", '.'), Map.entry("colon", ':'), Map.entry("sol", '/'),
      Map.entry("plus", '+'), Map.entry("num", '#'), Map.entry("lpar", '('), Map.entry("rpar", ')'),
      Map.entry("hyphen", '\u2010'), Map.entry("dash", '\u2010'), Map.entry("lowbar", '_'),
      Map.entry("equals", '='), Map.entry("comma", ','), Map.entry("semi", ';'), Map.entry("Tab", '\t'),
      Map.entry("NewLine", '\n'), Map.entry("shy", '\u00ad'), Map.entry("percnt", '%'),
      Map.entry("quest", '?'), Map.entry("excl", '!'), Map.entry("ast", '*'), Map.entry("bsol", '\\'));

  private References() {}

  /** Returns the unit of the reference at {@code at}; the ampersand itself where it is none that is known. */
  static long unit(byte[] raw, int at, int end) {
    int semicolon = at + 1;
    while (semicolon < end && raw[semicolon] != ';') {
      semicolon++;
    }
    int point = semicolon < end ? point(raw, at + 1, semicolon) : -1;
    return point < 0 ? Escape.asByte(1, '&') : Escape.asPoint(semicolon - at + 1, point);
  }

  private static int point(byte[] raw, int from, int to) {
    if (to - from > 1 && raw[from] == '#') {
      boolean hex = (raw[from + 1] | 0x20) == 'x';
      return number(raw, hex ? from + 2 : from + 1, to, hex ? 16 : 10);
    }
    Character named = NAMED.get(new String(raw, from, to - from, StandardCharsets.ISO_8859_1));
    return named == null ? -1 : named;
  }

  /** Surrogates, and what is above U+10FFFF, stand for nothing. */
  private static int number(byte[] raw, int from, int to, int radix) {
    int value = from < to ? 0 : -1;
    for (int i = from; i < to && value >= 0; i++) {
      int digit = raw[i] < 0 ? -1 : Character.digit(raw[i], radix);
      value = digit < 0 || value > Character.MAX_CODE_POINT ? -1 : value * radix + digit;
    }
    return value > Character.MAX_CODE_POINT || value >= 0xd800 && value < 0xe000 ? -1 : value;
  }
}
