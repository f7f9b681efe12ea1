package dev.weir.detect.secrets;

import dev.weir.detect.engine.About;
import dev.weir.detect.engine.Detector;
import dev.weir.detect.engine.Findings;
import dev.weir.detect.engine.Text;
import dev.weir.detect.engine.Trigger;
import java.util.List;

/** Finds passwords in a {@code .netrc}: behind a machine and a login. Source: GNU inetutils manual, "The .netrc file". */
final class NetrcPassword implements Detector {

  private static final String MACHINE = "machine ";
  private static final String LOGIN = "login ";
  private static final String PASSWORD = "password ";
  private static final int LONGEST = 256;
  private static final int SHORTEST = 3;

  @Override
  public About about() {
    return About.secret("netrc-password")
        .because("logs in to the machine it stands behind")
        .source("GNU inetutils manual, The .netrc file")
        .hits("machine api.example\n  login bob\n  password " + "s3cr3tPa55\n", "machine h login bob password " + "s3cr3t")
        .misses("the machine asks for a login and a password again", "machine h login bob", "machine h login bob password $PW");
  }

  @Override
  public List<Trigger> triggers() {
    return Trigger.prefixes(MACHINE);
  }

  @Override
  public void scan(Text text, int at, Findings out) {
    int name = gap(text, word(text, at + MACHINE.length()));
    if (!text.has(LOGIN, name)) {
      return;
    }
    int option = gap(text, word(text, name + LOGIN.length()));
    int from = option + PASSWORD.length();
    int end = text.has(PASSWORD, option) ? word(text, from) : -1;
    if (end - from >= SHORTEST && text.at(from) != '$' && !Placeholder.in(text, from, end)) {
      out.add(this, from, end, 0.92);
    }
  }

  private static int word(Text text, int from) {
    int end = from;
    while (end < from + LONGEST && text.at(end) > ' ' && text.at(end) != (Text.BREAK & 0xff)) {
      end++;
    }
    return end;
  }

  private static int gap(Text text, int from) {
    int end = from;
    while (end < from + LONGEST && text.at(end) >= 0 && text.at(end) <= ' ') {
      end++;
    }
    return end;
  }
}
