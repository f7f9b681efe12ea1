package dev.weir.detect.nest;

/** What stands before a run and says what it is: the head of a data URI (RFC 2397), the scheme of Basic credentials (RFC 7617). */
final class Leading {

  private static final byte[] DATA = {'d', 'a', 't', 'a', ':'};
  private static final byte[] CODED = {';', 'b', 'a', 's', 'e', '6', '4', ','};
  private static final byte[] BASIC = {'b', 'a', 's', 'i', 'c', ' '};

  private Leading() {}

  /** Returns where the data of a data URI or of Basic credentials begins in {@code bytes[from..to)}; {@code from} in all else. */
  static int end(byte[] bytes, int from, int to) {
    if (to - from > BASIC.length && startsWith(bytes, from, BASIC)) {
      return from + BASIC.length;
    }
    if (to - from > DATA.length && startsWith(bytes, from, DATA)) {
      int comma = from;
      while (comma < to && bytes[comma] != ',') {
        comma++;
      }
      return comma < to ? comma + 1 : from;
    }
    return from;
  }

  /** Returns whether the bytes that follow at {@code led} are a file's, by the word of whoever wrote the value. */
  static boolean isFile(byte[] bytes, int from, int led) {
    return led - from > CODED.length && startsWith(bytes, from, DATA)
        && startsWith(bytes, led - CODED.length, CODED);
  }

  private static boolean startsWith(byte[] bytes, int from, byte[] lower) {
    for (int i = 0; i < lower.length; i++) {
      int b = bytes[from + i];
      if ((b >= 'A' && b <= 'Z' ? b | 0x20 : b) != lower[i]) {
        return false;
      }
    }
    return true;
  }
}
