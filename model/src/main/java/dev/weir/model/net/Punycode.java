package dev.weir.model.net;

import java.util.Optional;

/** The text in an A-label behind its {@code xn--} (RFC 3492), both ways. */
final class Punycode {

  private static final int BASE = 36;
  private static final int T_MIN = 1;
  private static final int T_MAX = 26;
  private static final int SKEW = 38;
  private static final int DAMP = 700;
  private static final int INITIAL_BIAS = 72;
  private static final int INITIAL_N = 0x80;
  /** No label of 63 octets holds more; keeps every sum below within an int. */
  private static final int MAX_CODE_POINTS = 63;

  private Punycode() {}

  /** Returns the encoding of a label's code points, or empty where it is too long to be one. */
  static Optional<String> encode(int[] label) {
    if (label.length > MAX_CODE_POINTS) {
      return Optional.empty();
    }
    StringBuilder out = new StringBuilder();
    for (int c : label) {
      if (c < INITIAL_N) {
        out.append((char) c);
      }
    }
    int basic = out.length();
    if (basic > 0) {
      out.append('-');
    }
    int delta = 0;
    int bias = INITIAL_BIAS;
    int n = INITIAL_N;
    for (int done = basic; done < label.length; n++, delta++) {
      int next = smallestFrom(label, n);
      delta += (next - n) * (done + 1);
      n = next;
      for (int c : label) {
        if (c < n) {
          delta++;
        } else if (c == n) {
          number(delta, bias, out);
          bias = adapt(delta, done + 1, done == basic);
          delta = 0;
          done++;
        }
      }
    }
    return Optional.of(out.toString());
  }

  private static int smallestFrom(int[] label, int least) {
    int smallest = Integer.MAX_VALUE;
    for (int c : label) {
      if (c >= least && c < smallest) {
        smallest = c;
      }
    }
    return smallest;
  }

  private static void number(int delta, int bias, StringBuilder out) {
    int left = delta;
    for (int k = BASE;; k += BASE) {
      int t = Math.clamp(k - bias, T_MIN, T_MAX);
      if (left < t) {
        out.append(digit(left));
        return;
      }
      out.append(digit(t + (left - t) % (BASE - t)));
      left = (left - t) / (BASE - t);
    }
  }

  /** Returns the text that {@code encoded}, in lower case, stands for, or empty where it stands for none. */
  static Optional<String> decode(String encoded) {
    int hyphen = encoded.lastIndexOf('-');
    StringBuilder out = new StringBuilder(encoded.substring(0, Math.max(hyphen, 0)));
    int n = INITIAL_N;
    int bias = INITIAL_BIAS;
    int i = 0;
    int count = out.length();
    for (int at = hyphen + 1; at < encoded.length(); count++) {
      long value = i;
      long weight = 1;
      for (int k = BASE;; k += BASE) {
        int digit = at < encoded.length() ? Character.digit(encoded.charAt(at), BASE) : -1;
        if (digit < 0) {
          return Optional.empty();
        }
        // Of RFC 3492, where letters come before digits; the JDK's digits come first.
        int rank = digit < 10 ? digit + 26 : digit - 10;
        at++;
        value += rank * weight;
        int t = Math.clamp(k - bias, T_MIN, T_MAX);
        if (rank < t) {
          break;
        }
        weight *= BASE - t;
        if (value > Integer.MAX_VALUE || weight > Integer.MAX_VALUE) {
          return Optional.empty();
        }
      }
      bias = adapt((int) Math.min(value - i, Integer.MAX_VALUE), count + 1, i == 0 && count == out.length());
      long code = n + value / (count + 1);
      if (code > Character.MAX_CODE_POINT || Character.getType((int) code) == Character.SURROGATE) {
        return Optional.empty();
      }
      n = (int) code;
      i = (int) (value % (count + 1));
      out.insert(out.offsetByCodePoints(0, i), Character.toChars(n));
      i++;
    }
    return Optional.of(out.toString());
  }

  private static int adapt(int delta, int points, boolean first) {
    int left = first ? delta / DAMP : delta / 2;
    left += left / points;
    int k = 0;
    while (left > (BASE - T_MIN) * T_MAX / 2) {
      left /= BASE - T_MIN;
      k += BASE;
    }
    return k + (BASE - T_MIN + 1) * left / (left + SKEW);
  }

  private static char digit(int rank) {
    return (char) (rank < 26 ? 'a' + rank : '0' + rank - 26);
  }
}
