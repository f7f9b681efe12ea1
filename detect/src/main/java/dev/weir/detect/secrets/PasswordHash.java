package dev.weir.detect.secrets;

import dev.weir.detect.engine.About;
import dev.weir.detect.engine.Alphabet;
import dev.weir.detect.engine.Detector;
import dev.weir.detect.engine.Findings;
import dev.weir.detect.engine.Text;
import dev.weir.detect.engine.Trigger;
import java.util.List;
import java.util.stream.Stream;

/**
 * Finds hashed passwords as they stand in {@code shadow}, {@code htpasswd} and tables of users: a scheme between dollar signs,
 * then parts of base64 between more of them. Source: crypt(5), PHC string format.
 */
final class PasswordHash implements Detector {

  private static final String[] NAMED = {"apr1$", "argon2id$", "argon2i$", "argon2d$", "y$", "gy$", "scrypt$",
    "pbkdf2-"};
  private static final String[] NUMBERED = {"1$", "2a$", "2b$", "2x$", "2y$", "5$", "6$", "7$"};

  private static final int SHORTEST = 28;
  private static final int LONGEST = 250;

  @Override
  public About about() {
    return About.secret("password-hash")
        .because("can be guessed at leisure")
        .source("crypt(5), PHC string format")
        .hits("root:$6$" + "saltsalt$a1B2c3D4e5F6g7H8i9J0k1L2m3N4o5P6q7R8s9T0u1V2w3X4:19000:",
            "bob:$2b$" + "12$a1B2c3D4e5F6g7H8i9J0k1L2m3N4o5P6q7R8s9T0u1V2w3X4y5Z6a",
            "$argon2id$" + "v=19$m=65536,t=3,p=4$"
                + "c2FsdHNhbHQ$a1B2c3D4e5F6g7H8i9J0k1L2m3N4o5P6q7",
            "eve:$apr1$" + "a1B2c3D4$e5F6g7H8i9J0k1L2m3N4o5")
        .misses("costs $2 or $6", "$1$short", "echo $argon2id$x", "$1$" + "x".repeat(40));
  }

  @Override
  public List<Trigger> triggers() {
    return Stream.concat(Stream.of(new Trigger.Digits(1, 1, "$abxy", "")), Trigger.prefixes(NAMED).stream())
        .toList();
  }

  @Override
  public void scan(Text text, int at, Findings out) {
    if (text.at(at - 1) != '$' || !scheme(text, at)) {
      return;
    }
    int end = at;
    int parts = 0;
    while (end < at + LONGEST && (hashed(text.at(end)) || text.at(end) == '$')) {
      parts += text.at(end++) == '$' ? 1 : 0;
    }
    if (end - at >= SHORTEST && end - at < LONGEST && parts >= 2
        && text.varied(Math.max(at, end - 22), end, 10)) {
      out.add(this, at - 1, end, 0.93);
    }
  }

  private static boolean scheme(Text text, int at) {
    for (String scheme : Alphabet.DIGITS.has(text.at(at)) ? NUMBERED : NAMED) {
      if (text.has(scheme, at)) {
        return true;
      }
    }
    return false;
  }

  private static boolean hashed(int c) {
    return Alphabet.DOTTED.has(c) || c == '/' || c == '+' || c == '=' || c == ',';
  }
}
