package dev.weir.detect.secrets;

import dev.weir.detect.engine.About;
import dev.weir.detect.engine.Alphabet;
import dev.weir.detect.engine.Detector;
import dev.weir.detect.engine.Findings;
import dev.weir.detect.engine.Text;
import dev.weir.detect.engine.Trigger;
import java.util.List;

/**
 * Finds the session that a cookie holds: behind a name that frameworks give it, or in a line of cookies behind one that says
 * session. Source: OWASP Session Management Cheat Sheet, section on session ID names.
 */
final class SessionCookie implements Detector {

  private static final int REACH = 400;
  private static final int LONGEST = 256;
  private static final String HEADER = "cookie:";
  private static final List<String> FRAMEWORKS = List.of("jsessionid", "phpsessid", "aspsessionid");
  private static final List<String> PLAIN = List.of("session", "sessionid", "sid", "sessid");

  @Override
  public About about() {
    return About.secret("session-cookie")
        .because("lets whoever holds it go on as the one who signed in")
        .source("OWASP Session Management Cheat Sheet")
        .hits("Cookie: lang=en; session=7S5dmu12w5EblO4S" + "JmIOpm84dPgtU0u9; theme=dark",
            "Set-Cookie: JSESSIONID=27S5DMU12W5EBLO4" + "SJMIOPM84DPG7X2A; Path=/")
        .misses("Cookie: theme=dark; session=none", "session=7S5dmu12w5EblO4S" + "JmIOpm84dPgtU0u9",
            "JSESSIONID=; Path=/");
  }

  @Override
  public List<Trigger> triggers() {
    return List.of(FRAMEWORKS, PLAIN).stream().flatMap(names -> Trigger.wholes(names).stream()).toList();
  }

  @Override
  public void scan(Text text, int at, Findings out) {
    int name = text.run(Alphabet.DOTTED, at);
    int from = name + 1;
    int to = Bare.end(text, from, LONGEST, ";\"");
    double score = text.at(name) == '=' && (framework(text, at) || header(text, at))
        ? Guess.of(SecretName.KEY, text, from, to)
        : 0;
    if (score > 0) {
      out.add(this, from, to, score);
    }
  }

  private static boolean framework(Text text, int at) {
    return FRAMEWORKS.stream().anyMatch(name -> text.hasAnyCase(name, at));
  }

  /** The header of cookies begins the line. */
  private static boolean header(Text text, int at) {
    int line = at;
    while (line > at - REACH && text.at(line - 1) >= ' ' && text.at(line - 1) != (Text.BREAK & 0xff)) {
      line--;
    }
    return text.hasAnyCase(HEADER, line) || text.hasAnyCase("set-" + HEADER, line);
  }
}
