package dev.weir.detect.body;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Decodes XML 1.0, and HTML as far as it is alike: text, CDATA, attributes, comments, instructions, the document type, and the
 * names of elements and attributes as context of what stands in them. Expands no entity of a document's own, and never reads
 * outside of it; every byte that is not a bracket becomes part of a value.
 */
public final class XmlReader {

  private static final int DEEPEST = 256;
  /** How far up an end tag is looked for whose element was never opened, or not closed in order. */
  private static final int REACH = 8;
  private static final byte[] ENTITY = bytes("<!ENTITY");
  private static final byte[] COMMENT = bytes("<!--");
  private static final byte[] CDATA = bytes("<![CDATA[");

  private final int[] containers = new int[DEEPEST + 1];
  private final int[] names = new int[DEEPEST + 1];
  private byte[] raw = new byte[0];
  private int at;
  private int to;
  private int depth;
  private Flat flat = new Flat();
  private boolean whole;

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }

  /** Returns whether {@code raw[from..to)} begins as a document or a fragment with markup does. */
  public static boolean looks(byte[] raw, int from, int to) {
    return from + 2 < to && raw[from] == '<'
        && (nameStart(raw[from + 1]) || raw[from + 1] == '!' || raw[from + 1] == '?') && ends(raw, from, to);
  }

  private static boolean ends(byte[] raw, int from, int to) {
    int last = to - 1;
    while (last > from && raw[last] <= ' ' && raw[last] >= 0) {
      last--;
    }
    return raw[last] == '>';
  }

  /** Adds what {@code doc} holds; returns whether all of it was read as a parser of XML would. */
  public boolean read(Doc doc, Flat out) {
    raw = doc.raw();
    at = doc.from();
    to = doc.to();
    flat = out;
    depth = 0;
    whole = true;
    containers[0] = doc.place() == Tree.NOWHERE ? doc.holder() : flat.tree.open(doc.holder(), doc.place());
    while (at < to) {
      if (flat.full() || depth == DEEPEST) {
        whole = false;
        value(Role.XML, at, to);
        return false;
      }
      int open = find('<', at);
      value(Role.XML, at, open);
      at = open;
      if (at < to) {
        markup();
      }
    }
    return whole;
  }

  private void markup() {
    if (has(COMMENT)) {
      until(4, "-->", Role.TEXT);
    } else if (has(CDATA)) {
      until(9, "]]>", Role.CDATA);
    } else if (at + 1 < to && raw[at + 1] == '!') {
      declaration();
    } else if (at + 1 < to && raw[at + 1] == '?') {
      until(2, "?>", Role.TEXT);
    } else if (at + 1 < to && raw[at + 1] == '/') {
      close();
    } else if (at + 1 < to && nameStart(raw[at + 1])) {
      element();
    } else {
      int next = find('<', at + 1);
      value(Role.XML, at, next);
      whole = false;
      at = next;
    }
  }

  private void until(int skip, String end, Role role) {
    int from = Math.min(to, at + skip);
    int i = from;
    byte[] wanted = bytes(end);
    while (i < to && !startsWith(wanted, i)) {
      i++;
    }
    value(role, from, i);
    whole &= i < to;
    at = Math.min(to, i + wanted.length);
  }

  /** The document type, its own subset included; entities of its own mean that the text is not all that a parser sees. */
  private void declaration() {
    int brackets = 0;
    int i = at + 2;
    for (; i < to && (raw[i] != '>' || brackets > 0); i++) {
      brackets += raw[i] == '[' ? 1 : raw[i] == ']' ? -1 : 0;
      whole &= raw[i] != '<' || !startsWith(ENTITY, i);
    }
    whole &= i < to;
    value(Role.XML, at + 2, i);
    at = Math.min(to, i + 1);
  }

  private void close() {
    int end = find('>', at);
    int from = at + 2;
    int until = from;
    while (until < end && !space(raw[until])) {
      until++;
    }
    int level = depth;
    while (level > 0 && depth - level < REACH && !isName(names[level], from, until)) {
      level--;
    }
    if (level > 0 && depth - level < REACH) {
      depth = level - 1;
      value(Role.FIXED, until, end);
    } else {
      value(Role.FIXED, Math.min(from, end), end);
      whole = false;
    }
    at = Math.min(to, end + 1);
  }

  private boolean isName(int value, int from, int until) {
    return Arrays.equals(flat.bytes, flat.start(value), flat.end(value), raw, from, until);
  }

  private void element() {
    int end = nameEnd(at + 1);
    int name = name(at + 1, end, containers[depth]);
    int container = flat.tree.open(containers[depth], name);
    depth++;
    containers[depth] = container;
    names[depth] = name;
    at = end;
    while (at < to && raw[at] != '>') {
      if (space(raw[at])) {
        at++;
      } else if (raw[at] == '/' && at + 1 < to && raw[at + 1] == '>') {
        depth--;
        at++;
      } else {
        attribute(container);
      }
    }
    whole &= at < to;
    at = Math.min(to, at + 1);
  }

  private void attribute(int container) {
    int end = Math.max(at + 1, nameEnd(at));
    int name = name(at, end, container);
    at = spaces(end);
    if (at == to || raw[at] != '=') {
      return;
    }
    at = spaces(at + 1);
    if (at < to && (raw[at] == '"' || raw[at] == '\'')) {
      int close = find((char) raw[at], at + 1);
      flat.add(Role.XML, raw, at + 1, close, container, name);
      whole &= close < to;
      at = Math.min(to, close + 1);
    } else {
      int close = at;
      while (close < to && !space(raw[close]) && raw[close] != '>') {
        close++;
      }
      flat.add(Role.XML, raw, at, close, container, name);
      at = close;
    }
  }

  private int name(int from, int end, int holder) {
    int name = flat.add(Role.FIXED, raw, from, end, holder, 0);
    flat.rename(name);
    return name;
  }

  /** White space between elements is nothing to look at. */
  private void value(Role role, int from, int end) {
    if (spaces(from) < end) {
      flat.add(role, raw, from, end, containers[depth], Tree.NOWHERE);
    }
  }

  private int spaces(int from) {
    int i = from;
    while (i < to && space(raw[i])) {
      i++;
    }
    return i;
  }

  private int nameEnd(int from) {
    int i = from;
    while (i < to && !space(raw[i]) && raw[i] != '=' && raw[i] != '>' && raw[i] != '/') {
      i++;
    }
    return i;
  }

  private int find(char wanted, int from) {
    int i = from;
    while (i < to && raw[i] != wanted) {
      i++;
    }
    return i;
  }

  private boolean has(byte[] wanted) {
    return startsWith(wanted, at);
  }

  private boolean startsWith(byte[] wanted, int from) {
    return from + wanted.length <= to
        && Arrays.equals(wanted, 0, wanted.length, raw, from, from + wanted.length);
  }

  private static boolean space(byte b) {
    return b == ' ' || b == '\n' || b == '\r' || b == '\t';
  }

  private static boolean nameStart(byte b) {
    return b < 0 || (b | 0x20) >= 'a' && (b | 0x20) <= 'z' || b == '_' || b == ':';
  }
}
