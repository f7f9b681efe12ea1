package dev.weir.scan.python;

import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.UnsupportedCharsetException;
import java.util.Arrays;
import java.util.Locale;
import java.util.Set;

/**
 * A file's text in UTF-8 without its mark, whatever coding it declares (PEP 263).
 *
 * @param bytes the text and some zeros behind it, so that a look ahead stays inside
 * @param length of the text alone
 * @param unknown the name of a coding that nobody here knows; empty where all is well
 */
@SuppressWarnings("ArrayRecordComponent") // compared by nobody
record Text(byte[] bytes, int length, String unknown) {
  private static final int AHEAD = 8;
  private static final Set<String> UTF8 = Set.of("utf-8", "utf8", "utf-8-sig", "utf-8-unix", "utf-8-mac",
      "utf-8-dos",
      "u8", "ascii", "us-ascii", "646");

  /** Returns the text of a file; a coding that is not known is read as UTF-8. */
  static Text of(byte[] file) {
    if (starts(file, 0xff, 0xfe)) {
      return decoded(file, 2, UTF_16LE);
    }
    if (starts(file, 0xfe, 0xff)) {
      return decoded(file, 2, UTF_16BE);
    }
    if (starts(file, 0xef, 0xbb, 0xbf)) {
      return padded(Arrays.copyOfRange(file, 3, file.length + AHEAD), file.length - 3, "");
    }
    String coding = declared(file);
    if (coding.isEmpty() || UTF8.contains(coding)) {
      return padded(Arrays.copyOf(file, file.length + AHEAD), file.length, "");
    }
    try {
      return decoded(file, 0, Charset.forName(switch (coding) {
        case "latin-1", "latin1", "l1" -> "iso-8859-1";
        case "mbcs" -> "windows-1252";
        default -> coding;
      }));
    } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
      return padded(Arrays.copyOf(file, file.length + AHEAD), file.length, coding);
    }
  }

  private static boolean starts(byte[] file, int... mark) {
    for (int i = 0; i < mark.length; i++) {
      if (i >= file.length || (file[i] & 0xff) != mark[i]) {
        return false;
      }
    }
    return true;
  }

  private static Text decoded(byte[] file, int from, Charset charset) {
    byte[] bytes = new String(file, from, file.length - from, charset).getBytes(UTF_8);
    return padded(Arrays.copyOf(bytes, bytes.length + AHEAD), bytes.length, "");
  }

  private static Text padded(byte[] bytes, int length, String unknown) {
    return new Text(bytes, length, unknown);
  }

  /** Returns the coding that a comment on one of the first two lines declares. */
  private static String declared(byte[] file) {
    int at = 0;
    for (int line = 0; line < 2 && at < file.length; line++) {
      int end = at;
      while (end < file.length && file[end] != '\n' && file[end] != '\r') {
        end++;
      }
      int first = at;
      while (first < end && (file[first] == ' ' || file[first] == '\t' || file[first] == '\f')) {
        first++;
      }
      if (first < end && file[first] != '#') {
        return "";
      }
      String name = named(file, first, end);
      if (!name.isEmpty()) {
        return name;
      }
      at = end < file.length - 1 && file[end] == '\r' && file[end + 1] == '\n' ? end + 2 : end + 1;
    }
    return "";
  }

  private static String named(byte[] file, int from, int to) {
    String comment = new String(file, from, to - from, UTF_8);
    int coding = comment.indexOf("coding");
    if (coding < 0 || coding + 6 >= comment.length() || ":=".indexOf(comment.charAt(coding + 6)) < 0) {
      return "";
    }
    int start = coding + 7;
    while (start < comment.length() && (comment.charAt(start) == ' ' || comment.charAt(start) == '\t')) {
      start++;
    }
    int end = start;
    while (end < comment.length()
        && (Character.isLetterOrDigit(comment.charAt(end)) || "-_.".indexOf(comment.charAt(end)) >= 0)) {
      end++;
    }
    return comment.substring(start, end).toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
