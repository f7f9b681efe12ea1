package dev.weir.detect.secrets;

import dev.weir.detect.engine.About;
import dev.weir.detect.engine.Alphabet;
import dev.weir.detect.engine.Detector;
import dev.weir.detect.engine.Findings;
import dev.weir.detect.engine.Text;
import dev.weir.detect.engine.Trigger;
import java.util.List;

/**
 * Finds passwords behind the names that administrators log in by, as people hand them on: {@code admin / v}, {@code root:v}. Source:
 * OWASP Secrets Management Cheat Sheet.
 */
final class LoginPair implements Detector {

  private static final List<String> NAMES = List.of("admin", "administrator", "root", "superuser", "sysadmin",
      "postgres",
      "sa");
  private static final int SHORTEST = 8;
  private static final int LONGEST = 64;

  @Override
  public About about() {
    return About.secret("login-pair")
        .because("is given with the name it belongs to")
        .source("OWASP Secrets Management Cheat Sheet")
        .hits("staging is up: admin / " + "Tr0ub4dor&3", "use admin:" + "s3cr3tPa55 to log in",
            "login: root / " + "s3cr3tPa55.")
        .misses("admin / user", "admin / support team 2026", "root:x:0:0:root:/root:/bin/bash",
            "admin:8080/Path2Go",
            "root/Release1.2.3", "admin / v2.14.0-beta", "admin:admin123", "admin / 2026-11-23T10:00Z",
            "root:" + "$6$" + "salt");
  }

  @Override
  public List<Trigger> triggers() {
    return Trigger.wholes(NAMES);
  }

  @Override
  public void scan(Text text, int at, Findings out) {
    int name = text.run(Alphabet.LETTERS, at);
    int from = text.has(" / ", name) ? name + 3 : text.at(name) == ':' ? name + 1 : -1;
    if (from < 0 || Alphabet.WORD.has(text.at(at - 1)) || "/.-@".indexOf(text.at(at - 1)) >= 0) {
      return;
    }
    int to = Bare.end(text, from, LONGEST, "\"'`,;/:|");
    to -= text.at(to - 1) == '.' || text.at(to - 1) == ')' ? 1 : 0;
    boolean ends = text.at(to) < 0 || "/:@|".indexOf(text.at(to)) < 0;
    if (to - from >= SHORTEST && ends && drawn(text, from, to)
        && Guess.of(SecretName.PASSWORD, text, from, to) > 0) {
      out.add(this, from, to, 0.6);
    }
  }

  /** Capitals, small letters and digits, and no dots or dashes of a version or a time. */
  private static boolean drawn(Text text, int from, int to) {
    Tally tally = Tally.of(text, from, to);
    return tally.upper() > 0 && tally.lower() > 0 && tally.digits() > 0 && tally.separators() == 0
        && Alphabet.UNBROKEN.has(text.at(from)) && "$<{%".indexOf(text.at(from)) < 0;
  }
}
