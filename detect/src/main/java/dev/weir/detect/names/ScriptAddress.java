package dev.weir.detect.names;

/** Tells whether a field's value can be an address in letters beyond ASCII, and where the next field of its line begins. */
final class ScriptAddress {

  private static final int SHORTEST = 6;
  private static final int LONGEST = 100;
  private static final int LONGEST_LABEL = 16;
  private static final String STOPS = ";|。；\t";
  private static final String PARTS = ",/，、 ";
  /** What parts of Chinese and Japanese addresses end in, and parts of Korean ones. */
  private static final String DIVISIONS = "省市区區县縣路街道号號村镇鎮町番都府";
  private static final String KOREAN_DIVISIONS = "시구동로길읍면";

  private ScriptAddress() {}

  /** Returns where the address ends that {@code value} begins with; 0 where it begins with none. */
  static int end(String value) {
    int end = 0;
    while (end < value.length() && STOPS.indexOf(value.charAt(end)) < 0 && !value.startsWith("  ", end)
        && !(PARTS.indexOf(value.charAt(end)) >= 0 && label(value, end + 1))) {
      end++;
    }
    while (end > 0 && PARTS.indexOf(value.charAt(end - 1)) >= 0) {
      end--;
    }
    String address = value.substring(0, end);
    boolean is = end >= SHORTEST && end <= LONGEST && address.indexOf('@') < 0 && !address.contains("://")
        && divided(address);
    return is ? end : 0;
  }

  /** A word with a colon behind it. */
  private static boolean label(String value, int from) {
    int start = from;
    while (start < value.length() && value.charAt(start) == ' ') {
      start++;
    }
    int end = start;
    while (end < value.length() && end - start <= LONGEST_LABEL && Character.isLetter(value.charAt(end))) {
      end++;
    }
    return end > start && (value.startsWith(":", end) || value.startsWith(" :", end));
  }

  /** A number is in it, or the end of one of its parts. */
  private static boolean divided(String address) {
    boolean letters = false;
    boolean parts = false;
    for (int i = 0; i < address.length(); i++) {
      char c = address.charAt(i);
      boolean last = i + 1 == address.length() || address.charAt(i + 1) == ' ';
      letters |= Character.isLetter(c);
      parts |= Character.isDigit(c) || DIVISIONS.indexOf(c) >= 0 && !last
          || KOREAN_DIVISIONS.indexOf(c) >= 0 && last;
    }
    return letters && parts;
  }
}
