package dev.weir.detect.pii;

import dev.weir.detect.engine.About;
import dev.weir.detect.engine.Alphabet;
import dev.weir.detect.engine.Detector;
import dev.weir.detect.engine.Doubt;
import dev.weir.detect.engine.Findings;
import dev.weir.detect.engine.Text;
import dev.weir.detect.engine.Trigger;
import dev.weir.model.Kind;
import java.util.List;

/**
 * Finds e-mail addresses: a local part of at most 64 characters, an at sign, and labels that end in letters.
 * Source: RFC 5321 section 4.5.3.1, RFC 1035 section 2.3.4; quoted local parts and address literals are left out.
 */
final class Email implements Detector {

  /** What build tools and web pages put behind an at sign: {@code icon@2x.png}. */
  private static final List<String> FILES = List.of("png", "jpg", "gif", "svg", "webp", "js", "css");

  @Override
  public About about() {
    return About.of("email", Kind.EMAIL)
        .because("names and reaches a person")
        .source("RFC 5321")
        .hits("write to jane.doe+x@mail.example.co.uk.", "<o'brien@example.org>", "mailto:a@b.io",
            "m=a@b.io&x=1", "ask jane@example.org-- now")
        .misses("icon@2x.png", "Message-ID: <77@mx.example.net>", "a@b", "@handle", "x@127.0.0.1",
            "user@-bad", "git@git.example.com:team/app.git", "ssh://git@git.example.com/app",
            "root@web.eu-west");
  }

  @Override
  public List<Trigger> triggers() {
    return List.of(new Trigger.At());
  }

  @Override
  public void scan(Text text, int at, Findings out) {
    int start = localStart(text, at);
    int end = start < at && text.at(at - 1) != '.' ? domainEnd(text, at + 1) : -1;
    if (end > 0
        && text.clears(Doubt.STAND_IN, !messageId(text, start) && !repository(text, start, at, end))) {
      out.add(this, start, end, 0.95);
    }
  }

  /** In a mail's head the number of a message has the form of an address (RFC 5322). */
  private static boolean messageId(Text text, int start) {
    int colon = text.at(start - 2) == ' ' ? start - 3 : start - 2;
    return text.at(start - 1) == '<' && text.at(colon) == ':'
        && (text.hasAnyCase("message-id", colon - 10) || text.hasAnyCase("in-reply-to", colon - 11)
            || text.hasAnyCase("references", colon - 10));
  }

  /** Every repository of a host is reached as the same user, {@code git@example.com:team/app.git}. */
  private static boolean repository(Text text, int start, int at, int end) {
    return at - start == 3 && text.has("git", start)
        && (text.at(end) == ':' || text.at(end) == '/' || text.at(start - 1) == '/');
  }

  private static int localStart(Text text, int at) {
    int start = at;
    while (start > at - 64 && local(text, start - 1)) {
      start--;
    }
    if (local(text, start - 1)) {
      return at;
    }
    while (start < at && opening(text, start)) {
      start++;
    }
    return start;
  }

  /** Marks that rather belong to the sentence or the URL around the address. */
  private static boolean opening(Text text, int i) {
    int c = text.at(i);
    return c < 128 && c != '_' && !Alphabet.ALNUM.has(c);
  }

  private static boolean local(Text text, int i) {
    return Alphabet.MAILBOX.has(text.at(i)) || letter(text, i);
  }

  /** A byte of a Latin letter with a mark, U+00C0 to U+024F: two bytes in UTF-8. */
  private static boolean letter(Text text, int i) {
    int c = text.at(i);
    return c >= 0xc3 && c <= 0xc9
        || c >= 0x80 && c < 0xc0 && text.at(i - 1) >= 0xc3 && text.at(i - 1) <= 0xc9;
  }

  private static int domainEnd(Text text, int from) {
    int end = -1;
    int label = from;
    for (int i = from; i <= from + 253; i++) {
      int c = text.at(i);
      if (Alphabet.LABEL.has(c) || letter(text, i)) {
        continue;
      }
      if (i == label || text.at(label) == '-') {
        break;
      }
      int last = i;
      while (text.at(last - 1) == '-') {
        last--;
      }
      if (label > from && topLevel(text, label, last)) {
        end = last;
      }
      if (c != '.') {
        break;
      }
      label = i + 1;
    }
    return end;
  }

  private static boolean topLevel(Text text, int from, int to) {
    if (to - from < 2 || to - from > 24) {
      return false;
    }
    return text.run(Alphabet.LETTERS, from) < to
        ? text.has("xn--", from)
        : text.clears(Doubt.STAND_IN, !isFile(text, from, to));
  }

  private static boolean isFile(Text text, int from, int to) {
    for (String file : FILES) {
      if (file.length() == to - from && text.hasAnyCase(file, from)) {
        return true;
      }
    }
    return false;
  }
}
