package dev.weir.model.net;

import java.util.Optional;

/** IPv6 text: RFC 4291 section 2.2 in, RFC 5952 out. No zones, no brackets. */
final class V6Text {

  private static final int GROUPS = 8;

  private V6Text() {}

  static Optional<Ip> parse(String text) {
    int gap = text.indexOf("::");
    if (gap >= 0 && text.indexOf("::", gap + 1) >= 0) {
      return Optional.empty();
    }
    int[] groups = new int[GROUPS];
    if (gap < 0) {
      return fill(text, groups, 0) == GROUPS ? Optional.of(pack(groups)) : Optional.empty();
    }
    int[] tail = new int[GROUPS];
    int before = fill(text.substring(0, gap), groups, 0);
    int after = fill(text.substring(gap + 2), tail, 0);
    boolean embeddedFirst = text.lastIndexOf('.', gap) >= 0;
    if (before < 0 || after < 0 || before + after >= GROUPS || embeddedFirst) {
      return Optional.empty();
    }
    System.arraycopy(tail, 0, groups, GROUPS - after, after);
    return Optional.of(pack(groups));
  }

  /** Returns how many groups {@code text} holds, or -1 where it is no list of groups. */
  private static int fill(String text, int[] into, int from) {
    if (text.isEmpty()) {
      return from;
    }
    String[] parts = text.split(":", -1);
    int at = from;
    for (int i = 0; i < parts.length; i++) {
      String part = parts[i];
      if (i == parts.length - 1 && part.indexOf('.') >= 0) {
        Optional<Ip> v4 = Ip.parseV4(part);
        if (v4.isEmpty() || at + 2 > GROUPS) {
          return -1;
        }
        into[at++] = (int) (v4.get().low() >>> 16);
        into[at++] = (int) (v4.get().low() & 0xffff);
      } else {
        int group = group(part);
        if (group < 0 || at == GROUPS) {
          return -1;
        }
        into[at++] = group;
      }
    }
    return at;
  }

  private static int group(String part) {
    if (part.isEmpty() || part.length() > 4) {
      return -1;
    }
    int value = 0;
    for (int i = 0; i < part.length(); i++) {
      char c = part.charAt(i);
      int digit = c < 128 ? Character.digit(c, 16) : -1;
      if (digit < 0) {
        return -1;
      }
      value = value << 4 | digit;
    }
    return value;
  }

  private static Ip pack(int[] groups) {
    long high = 0;
    long low = 0;
    for (int i = 0; i < 4; i++) {
      high = high << 16 | groups[i];
      low = low << 16 | groups[i + 4];
    }
    return Ip.v6(high, low);
  }

  static String format(long high, long low) {
    int[] groups = new int[GROUPS];
    for (int i = 0; i < 4; i++) {
      groups[i] = (int) (high >>> 48 - 16 * i & 0xffff);
      groups[i + 4] = (int) (low >>> 48 - 16 * i & 0xffff);
    }
    int gapStart = -1;
    int gapLength = 1;
    for (int i = 0; i < GROUPS; i++) {
      int end = i;
      while (end < GROUPS && groups[end] == 0) {
        end++;
      }
      if (end - i > gapLength) {
        gapStart = i;
        gapLength = end - i;
      }
      i = Math.max(i, end);
    }
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < GROUPS; i++) {
      if (i == gapStart) {
        text.append("::");
        i += gapLength - 1;
      } else {
        if (!text.isEmpty() && text.charAt(text.length() - 1) != ':') {
          text.append(':');
        }
        text.append(Integer.toHexString(groups[i]));
      }
    }
    return text.toString();
  }
}
