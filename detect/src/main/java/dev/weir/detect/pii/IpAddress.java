package dev.weir.detect.pii;

import dev.weir.detect.engine.About;
import dev.weir.detect.engine.Alphabet;
import dev.weir.detect.engine.Cue;
import dev.weir.detect.engine.Detector;
import dev.weir.detect.engine.Doubt;
import dev.weir.detect.engine.Findings;
import dev.weir.detect.engine.Text;
import dev.weir.detect.engine.Trigger;
import dev.weir.model.Kind;
import java.util.List;

/**
 * Finds IP addresses: four numbers to 255 that are no version, and IPv6 in its text forms with a digit in it;
 * a prefix length and a zone belong to the address.
 * Source: RFC 791, RFC 4291 section 2.2.
 */
final class IpAddress implements Detector {

  private static final Cue VERSION = Cue.of("version", "ver", "release", "firmware", "fw", "sw", "build",
      "chapter",
      "section");

  /** What goes on behind the first colon of six. */
  private static final String BEHIND = ":0123456789ABCDEFabcdef";

  @Override
  public About about() {
    return About.of("ip-address", Kind.IP_ADDRESS)
        .because("names a machine and often the person at it")
        .source("RFC 791, RFC 4291")
        .hits("from 203.0.113.7:8080", "http://10.0.0.1/", "2001:db8::8a2e:370:7334", "[::1]",
            "::ffff:10.1.2.3", "10.0.0.0/8", "fe80::1%eth0")
        .misses("version 1.2.3.4", "v1.2.3.4", "Chrome/120.0.0.0", "1.2.3.4.5", "256.1.1.1", "12:30:45",
            "std::dec",
            "00:1a:2b:3c:4d:5e", "01.02.03.04", "::ffff:256.0.0.1", "a::b");
  }

  @Override
  public List<Trigger> triggers() {
    return List.of(new Trigger.Digits(1, 3, ".", "._"), new Trigger.Colon("", BEHIND),
        new Trigger.Context(VERSION));
  }

  @Override
  public void scan(Text text, int at, Findings out) {
    if (text.at(at) == ':') {
      six(text, at, out);
    } else if (text.clears(Doubt.PART, !hidden(text, at))) {
      int end = four(text, at);
      if (end > 0 && !text.cued(VERSION, at, 10)) {
        out.add(this, at, text.at(at - 1) == '/' ? end : prefix(text, end, 32), 0.9);
        out.settle(end);
      }
    }
  }

  /** A product's version, a longer number, or a part of a name. */
  private static boolean hidden(Text text, int at) {
    int before = text.at(at - 1);
    boolean product = before == '/' && Alphabet.ALNUM.has(text.at(at - 2));
    boolean colon = before == ':' && text.at(at - 2) == ':';
    return before == '.' || before == '_' || before == '-' && Alphabet.ALNUM.has(text.at(at - 2)) || product
        || colon;
  }

  /** Returns the end of a dotted quad at {@code at}, or -1. */
  static int four(Text text, int at) {
    int i = at;
    for (int part = 0; part < 4; part++) {
      int end = text.run(Alphabet.DIGITS, i);
      if (end == i || end - i > 3 || end - i > 1 && text.at(i) == '0' || over255(text, i, end)) {
        return -1;
      }
      i = end;
      if (part < 3 && text.at(i++) != '.') {
        return -1;
      }
    }
    int c = text.at(i);
    return Alphabet.WORD.has(c) || (c == '.' || c == '-') && Alphabet.ALNUM.has(text.at(i + 1)) ? -1 : i;
  }

  private static boolean over255(Text text, int from, int to) {
    return to - from == 3
        && (text.at(from) - '0') * 100 + (text.at(from + 1) - '0') * 10 + text.at(from + 2) - '0' > 255;
  }

  /** Returns the end of a prefix length ({@code /24}) behind an address, or {@code end}. */
  private static int prefix(Text text, int end, int longest) {
    int to = text.at(end) == '/' ? text.word(end + 1, Alphabet.DIGITS, 1, 3) : -1;
    if (to < 0 || Alphabet.WORD.has(text.at(to)) || text.at(to) == '/'
        || text.at(to) == '.' && Alphabet.ALNUM.has(text.at(to + 1))) {
      return end;
    }
    int bits = 0;
    for (int i = end + 1; i < to; i++) {
      bits = bits * 10 + text.at(i) - '0';
    }
    return bits <= longest ? to : end;
  }

  private void six(Text text, int colon, Findings out) {
    int start = SixText.start(text, colon);
    int end = start < 0 ? -1 : SixText.end(text, start);
    if (end > 0) {
      int zoned = text.at(end) == '%' ? Math.max(end, text.word(end + 1, Alphabet.ALNUM, 1, 16)) : end;
      int whole = prefix(text, zoned, 128);
      if (end - start > 2 || whole > end) {
        out.add(this, start, whole, 0.9);
      }
    }
  }
}
