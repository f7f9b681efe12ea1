package dev.weir.detect.secrets;

import dev.weir.detect.engine.About;
import dev.weir.detect.engine.Alphabet;
import dev.weir.detect.engine.Detector;
import dev.weir.detect.engine.Findings;
import dev.weir.detect.engine.Text;
import dev.weir.detect.engine.Trigger;
import java.util.List;

/**
 * Finds what stands behind {@code Bearer} and {@code Basic} in headers that are quoted in text, and in the files of Docker and
 * npm: a token that looks drawn, or base64 in which a colon parts name and password. Source: RFC 6750 section 2.1, RFC 7617.
 */
final class HttpCredential implements Detector {

  private static final String AUTH = "auth";
  private static final int SHORTEST = 16;
  private static final int LONGEST = 4096;

  @Override
  public About about() {
    return About.secret("http-credential")
        .because("is sent in place of its owner")
        .source("RFC 6750 section 2.1, RFC 7617")
        .hits("Authorization: Bearer " + "q7Zr2kP9mWx4Lt8VbN3cQ1",
            "-H 'Authorization: Basic " + "Ym9iOnMzY3IzdA=='",
            "\"authorization\": \"bearer " + "q7Zr2kP9mWx4Lt8VbN3cQ1\"", "{\"auths\": {\"r.example\": {\"auth\": \""
                + "Ym9iOnMzY3IzdA==\"}}}")
        .misses("Bearer authentication is required", "Basic understanding", "Authorization: Bearer $TOKEN",
            "Bearer <token>", "Basic dXNlcm5hbWU", "Bearer xxxxxxxxxxxxxxxxxxxxxxxx");
  }

  @Override
  public List<Trigger> triggers() {
    return Trigger.words("bearer ", "basic ", AUTH);
  }

  @Override
  public void scan(Text text, int at, Findings out) {
    boolean bearer = text.hasAnyCase("bearer ", at);
    boolean basic = !bearer;
    int from = bearer ? at + "bearer ".length() : text.hasAnyCase("basic ", at) ? at + "basic ".length() : member(text, at);
    if (from < 0) {
      return;
    }
    Alphabet alphabet = basic || text.at(text.run(Alphabet.TOKEN, from)) == '/'
        ? Alphabet.BASE64
        : Alphabet.TOKEN;
    int end = text.run(alphabet, from);
    while (!basic && end > from && text.at(end - 1) == '.') {
      end--;
    }
    if (end - from <= LONGEST && (basic ? login(text, from, end) : token(text, from, end))) {
      out.add(this, from, end, basic ? 0.92 : 0.88);
    }
  }

  /** Returns where the value of a member {@code auth} starts, as Docker and npm keep them; -1 where that is not its whole name. */
  private static int member(Text text, int at) {
    int end = at + AUTH.length();
    return Alphabet.WORD.has(text.at(end)) ? -1 : Assigned.value(text, at, end);
  }

  private static boolean token(Text text, int from, int end) {
    return end - from >= SHORTEST && text.varied(from, end, 8) && !Randomness.wordy(text, from, end)
        && Randomness.count(text, Alphabet.DIGITS, from, end) > 0 && !Placeholder.in(text, from, end);
  }

  /** Whether the base64 between says a name, a colon and a password in plain characters. */
  private static boolean login(Text text, int from, int end) {
    int bits = 0;
    int held = 0;
    boolean colon = false;
    for (int i = from; i < end && text.at(i) != '='; i++) {
      bits = bits << 6 | digit(text.at(i));
      held += 6;
      if (held >= 8) {
        held -= 8;
        int c = bits >>> held & 0xff;
        colon |= c == ':' && i > from + 1;
        if (c < ' ' || c > '~') {
          return false;
        }
      }
    }
    return colon && end - from >= 6;
  }

  private static int digit(int c) {
    if (c >= 'A' && c <= 'Z') {
      return c - 'A';
    }
    if (c >= 'a' && c <= 'z') {
      return c - 'a' + 26;
    }
    return c == '+' ? 62 : c == '/' ? 63 : c - '0' + 52;
  }
}
