package dev.weir.detect.secrets;

import dev.weir.detect.engine.About;
import dev.weir.detect.engine.Alphabet;
import dev.weir.detect.engine.Detector;
import dev.weir.detect.engine.Findings;
import dev.weir.detect.engine.Text;
import dev.weir.detect.engine.Trigger;
import java.util.List;

/**
 * Finds name and password given to curl and its like as {@code -u name:password}; both, since services take their key as either.
 * Source: curl manual, {@code --user}.
 */
final class CommandLogin implements Detector {

  /** How far behind the command the option may stand. */
  private static final int REACH = 400;

  private static final int LONGEST = 160;

  @Override
  public About about() {
    return About.secret("command-login")
        .because("logs in to whatever the command calls")
        .source("curl manual, --user")
        .hits("curl -u bob:" + "s3cr3tPa55 https://api.example/",
            "curl -X POST --user 'bob:" + "s3cr3t' https://x.example",
            "curl https://api.example/v1 -ubob:" + "s3cr3tPa55")
        .misses("curl -u \"$USER:$PASSWORD\" https://x", "curl -u bob https://x:80/", "curl -u ':' https://x",
            "curl --url a:b");
  }

  @Override
  public List<Trigger> triggers() {
    return Trigger.prefixes("curl ", "wget ", "http ", "httpie ");
  }

  @Override
  public void scan(Text text, int at, Findings out) {
    for (int i = at + 4; i < at + REACH && text.at(i) >= 0 && text.at(i) != Text.BREAK
        && !ends(text, i); i++) {
      int option = text.has(" -u", i) ? i + 3 : text.has(" --user", i) ? i + 7 : -1;
      if (option > 0 && login(text, option, out)) {
        return;
      }
    }
  }

  /** Whether the command ends at {@code i}, or another begins: a line that is not continued. */
  private static boolean ends(Text text, int i) {
    return text.at(i) == '\n' && text.at(i - 1) != '\\' && text.at(i - 1) != '\r' || text.has("curl ", i);
  }

  private boolean login(Text text, int option, Findings out) {
    int from = text.at(option) == ' ' || text.at(option) == '=' ? option + 1 : option;
    boolean quoted = Assigned.quote(text.at(from));
    from += quoted ? 1 : 0;
    int to = from;
    int colon = -1;
    while (to < from + LONGEST && text.at(to) > ' ' && !Assigned.quote(text.at(to)) && text.at(to) != '\\') {
      colon = colon < 0 && text.at(to) == ':' ? to : colon;
      to++;
    }
    if (colon <= from || from - option > 2 || variable(text, from, to) || to - from < 5
        || !Alphabet.UNBROKEN.has(text.at(from))) {
      return false;
    }
    out.add(this, from, to, 0.9);
    return true;
  }

  private static boolean variable(Text text, int from, int to) {
    for (int i = from; i < to; i++) {
      int c = text.at(i);
      if (c == '$' && (text.at(i + 1) == '{' || text.at(i + 1) == '(' || i == from || text.at(i - 1) == ':')
          || c == '<'
          || c == '{' && text.at(i + 1) == '{') {
        return true;
      }
    }
    return Placeholder.in(text, from, to);
  }
}
