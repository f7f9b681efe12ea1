package dev.weir.detect.answer;

import dev.weir.model.net.Bytes;
import java.io.ByteArrayOutputStream;
import java.util.HashSet;
import java.util.Set;

/**
 * What events said already beside what they add to an answer, and what went on as it was: most of them say the same over and
 * over. Two documents of JSON are the same where they differ in no more than numbers that are too short to be anybody's.
 */
final class Familiar {

  private static final int MOST = 32;
  private static final int LONGEST = 2048;
  /** Numbers of fewer digits are not looked at. */
  private static final int SHORTEST_NUMBER = 4;

  private final Set<Bytes> known = new HashSet<>();

  boolean knows(Bytes document) {
    return document.length() <= LONGEST && known.contains(blurred(document));
  }

  void learn(Bytes document) {
    if (document.length() <= LONGEST && known.size() < MOST) {
      known.add(blurred(document));
    }
  }

  /** Returns {@code document} without the short numbers between its texts. */
  private static Bytes blurred(Bytes document) {
    if (document.at(0) != '{' && document.at(0) != '[') {
      return document;
    }
    ByteArrayOutputStream out = new ByteArrayOutputStream(document.length());
    boolean inText = false;
    for (int at = 0; at < document.length();) {
      int end = inText ? at : digitsEnd(document, at);
      if (end > at && end - at < SHORTEST_NUMBER) {
        out.write('#');
        at = end;
      } else {
        end = Math.max(end, at + (inText && document.at(at) == '\\' && at + 1 < document.length() ? 2 : 1));
        inText ^= document.at(at) == '"';
        out.write(document.array(), document.offset() + at, end - at);
        at = end;
      }
    }
    return Bytes.wrap(out.toByteArray());
  }

  private static int digitsEnd(Bytes document, int from) {
    int at = from;
    while (at < document.length() && document.at(at) >= '0' && document.at(at) <= '9') {
      at++;
    }
    return at;
  }
}
