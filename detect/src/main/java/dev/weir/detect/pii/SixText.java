package dev.weir.detect.pii;

import dev.weir.detect.engine.Alphabet;
import dev.weir.detect.engine.Text;

/** The text forms of IPv6 addresses (RFC 4291 section 2.2): eight groups, or fewer round one {@code ::}, the last two perhaps dotted. */
final class SixText {

  private SixText() {}

  /** Returns where an address whose first colon is at {@code colon} would start; -1 where none does. */
  static int start(Text text, int colon) {
    int start = colon;
    while (start > colon - 5 && Alphabet.HEX.has(text.at(start - 1))) {
      start--;
    }
    int before = text.at(start - 1);
    boolean first = start == colon ? text.at(colon + 1) == ':' : colon - start < 5;
    return first && before != ':' && before != '.' && !Alphabet.WORD.has(before) ? start : -1;
  }

  /** Returns the end of the address at {@code start}; -1 where it is none. An address without a digit is rather a name. */
  static int end(Text text, int start) {
    int groups = 0;
    boolean elided = false;
    int i = start;
    while (groups < 9) {
      int group = text.run(Alphabet.HEX, i);
      int quad = groups > 0 || elided ? IpAddress.four(text, i) : -1;
      if (quad > 0) {
        return whole(groups + 2, elided) ? quad : -1;
      }
      if (group - i > 4) {
        return -1;
      }
      groups += group > i ? 1 : 0;
      i = group;
      if (text.at(i) != ':') {
        break;
      }
      if (text.at(i + 1) == ':') {
        if (elided) {
          return -1;
        }
        elided = true;
        i += 2;
      } else if (Alphabet.HEX.has(text.at(i + 1))) {
        i++;
      } else {
        break;
      }
    }
    return whole(groups, elided) && ends(text, i) && (i - start == 2 || digit(text, start, i)) ? i : -1;
  }

  private static boolean whole(int groups, boolean elided) {
    return elided ? groups < 8 : groups == 8;
  }

  private static boolean ends(Text text, int i) {
    int c = text.at(i);
    return !Alphabet.WORD.has(c) && !(c == ':' && text.at(i + 1) == ':')
        && !(c == '.' && Alphabet.DIGITS.has(text.at(i + 1)));
  }

  private static boolean digit(Text text, int from, int to) {
    for (int i = from; i < to; i++) {
      if (Alphabet.DIGITS.has(text.at(i))) {
        return true;
      }
    }
    return false;
  }
}
