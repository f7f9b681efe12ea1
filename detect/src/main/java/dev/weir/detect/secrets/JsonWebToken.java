package dev.weir.detect.secrets;

import dev.weir.detect.engine.About;
import dev.weir.detect.engine.Alphabet;
import dev.weir.detect.engine.Detector;
import dev.weir.detect.engine.Findings;
import dev.weir.detect.engine.Text;
import dev.weir.detect.engine.Trigger;
import java.util.List;

/**
 * Finds JSON Web Tokens: parts of base64url with dots between them, the first of which begins with an encoded brace. Three
 * parts are signed, the last empty where they are not; five are encrypted. One that is encoded in base64 once more begins
 * with {@code ZXlK}. Source: RFC 7519, RFC 7515 section 7.1, RFC 7516 section 3.1.
 */
final class JsonWebToken implements Detector {

  private static final int SHORTEST = 12;
  private static final int SHORTEST_WRAPPED = 60;

  @Override
  public About about() {
    return About.secret("jwt")
        .because("often lets whoever holds it act as its subject")
        .source("RFC 7519")
        .hits("eyJ" + "hbGciOiJIUzI1NiJ9.eyJzdWIiOiIxMjM0NTY3ODkwIn0.abcDEF123_-xyz789abcDEF123",
            "eyJ" + "hbGciOiJub25lIn0.eyJzdWIiOiIxMjM0NTY3ODkwIn0.",
            "eyJ"
                + "hbGciOiJkaXIiLCJlbmMiOiJBMjU2R0NNIn0..a1B2c3D4e5F6g7H8.i9J0k1L2m3N4o5P6q7.R8s9T0u1V2w3X4y5",
            "ZXlK" + "aGJHY2lPaUpJVXpJMU5pSjkuZXlKemRXSWlPaUl4TWpNME5UWTNPRGt3SW4wLmFiY0RFRjEyMw==")
        .misses("eyJ", "eyJ" + "hbGciOiJIUzI1NiJ9.short", "eyJ-".repeat(40), "ZXlK" + "aGJHY2k");
  }

  @Override
  public List<Trigger> triggers() {
    return Trigger.prefixes("eyJ", "ewog", "ewo", "eyAi", "ZXlK");
  }

  @Override
  public void scan(Text text, int at, Findings out) {
    int head = text.run(Alphabet.BASE64URL, at);
    if (text.at(at) == 'Z') {
      wrapped(text, at, out);
    } else if (head - at >= SHORTEST && text.at(head) == '.') {
      int end = text.at(head + 1) == 'e' ? signed(text, head + 1) : -1;
      end = end < 0 ? encrypted(text, head + 1) : end;
      if (end > 0) {
        out.add(this, at, end, 0.95);
      }
    }
  }

  /** Returns the end of claims and signature; -1 where they are none. */
  private static int signed(Text text, int from) {
    int claims = text.run(Alphabet.BASE64URL, from);
    boolean object = text.at(from + 1) == 'y';
    if (claims - from < SHORTEST - 1 || text.at(claims) != '.') {
      return claims - from >= 2 * SHORTEST && object ? claims : -1;
    }
    int end = text.run(Alphabet.BASE64URL, claims + 1);
    return end - claims > 10 || end == claims + 1 && object ? end : -1;
  }

  /** Returns the end of key, vector, text and tag, the first of which may be empty; -1 where they are none. */
  private static int encrypted(Text text, int from) {
    int at = from;
    for (int part = 0; part < 4; part++) {
      int end = text.run(Alphabet.BASE64URL, at);
      boolean last = part == 3;
      if (end - at < 10 && (part > 0 || end > at) || !last && text.at(end) != '.') {
        return -1;
      }
      at = last ? end : end + 1;
    }
    return at;
  }

  private void wrapped(Text text, int at, Findings out) {
    int end = text.run(Alphabet.BASE64, at);
    if (end - at >= SHORTEST_WRAPPED && (text.has("aGJHY2lPaUp", at + 4) || text.has("MGVYQWlPaUp", at + 4)
        || text.has("cmFXUWlPaUp", at + 4) || text.has("aGJHY2", at + 4))) {
      out.add(this, at, end, 0.94);
    }
  }
}
