package dev.weir.detect.secrets;

import dev.weir.detect.engine.About;
import dev.weir.detect.engine.Alphabet;
import dev.weir.detect.engine.Detector;
import dev.weir.detect.engine.Findings;
import dev.weir.detect.engine.Text;
import dev.weir.detect.engine.Trigger;
import java.util.List;

/**
 * Finds JSON Web Tokens: three parts of base64url with dots between them, the first two of which begin with an encoded brace and
 * quote. Source: RFC 7519, RFC 7515 section 7.1.
 */
final class JsonWebToken implements Detector {

  @Override
  public About about() {
    return About.secret("jwt")
        .because("often lets whoever holds it act as its subject")
        .source("RFC 7519")
        .hits("eyJ" + "hbGciOiJIUzI1NiJ9.eyJzdWIiOiIxMjM0NTY3ODkwIn0.abcDEF123_-xyz789abcDEF123")
        .misses("eyJ", "eyJ" + "hbGciOiJIUzI1NiJ9.short", "eyJ-".repeat(40));
  }

  @Override
  public List<Trigger> triggers() {
    return Trigger.prefixes("eyJ", "ewog", "ewo");
  }

  @Override
  public void scan(Text text, int at, Findings out) {
    int head = text.run(Alphabet.BASE64URL, at);
    if (head - at < 12 || text.at(head) != '.' || text.at(head + 1) != 'e') {
      return;
    }
    int claims = text.run(Alphabet.BASE64URL, head + 1);
    if (claims - head < 12 || text.at(claims) != '.') {
      return;
    }
    int end = text.run(Alphabet.BASE64URL, claims + 1);
    if (end - claims > 10) {
      out.add(this, at, end, 0.95);
    }
  }
}
