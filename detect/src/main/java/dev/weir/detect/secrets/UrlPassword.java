package dev.weir.detect.secrets;

import dev.weir.detect.engine.About;
import dev.weir.detect.engine.Alphabet;
import dev.weir.detect.engine.Detector;
import dev.weir.detect.engine.Findings;
import dev.weir.detect.engine.Text;
import dev.weir.detect.engine.Trigger;
import java.util.List;

/**
 * Finds passwords in URLs and connection strings, {@code scheme://user:password@host}; the finding is the password.
 * Source: RFC 3986 section 3.2.1.
 */
final class UrlPassword implements Detector {

  private static final int LONGEST = 128;

  private static final String[] SHOWN = {"pass", "password", "passwd", "pwd", "secret", "xyz", "abc", "123",
    "foo", "bar",
    "baz", "token", "test", "proxypass", "mypassword", "mypass", "username"};

  @Override
  public About about() {
    return About.secret("url-password")
        .because("opens the server that stands behind it")
        .source("RFC 3986 section 3.2.1")
        .hits("https://bob:" + "s3cr3tPa55@host.example/", "postgres://app:" + "hunter2x@db:5432/app",
            "redis://:" + "s3cr3tPa55@r")
        .misses("https://host.example:8080/@me", "https://bob@host.example", "https://a:${PASSWORD}@host",
            "http://a:b/c@d");
  }

  @Override
  public List<Trigger> triggers() {
    return List.of(new Trigger.Colon("", "/"));
  }

  @Override
  public void scan(Text text, int at, Findings out) {
    if (!text.has("//", at + 1) || !Alphabet.ALNUM.has(text.at(at - 1))) {
      return;
    }
    int colon = text.run(Alphabet.USERINFO, at + 3);
    if (colon - at > LONGEST || text.at(colon) != ':') {
      return;
    }
    int end = text.word(colon + 1, Alphabet.USERINFO, 3, LONGEST);
    int port = text.run(Alphabet.DIGITS, colon + 1);
    boolean quoted = port > colon + 1 && Assigned.quote(text.at(port));
    boolean variable = text.at(colon + 1) == '$' || text.at(colon + 1) == '%' || text.at(colon + 1) == '*';
    if (end > 0 && text.at(end) == '@' && !variable && !quoted && text.varied(colon + 1, end, 3)) {
      out.add(this, colon + 1, end, shown(text, colon + 1, end) ? 0.5 : 0.97);
    }
  }

  /** Whether the password is one that documentation shows. */
  private static boolean shown(Text text, int from, int to) {
    for (String word : SHOWN) {
      if (to - from == word.length() && text.hasAnyCase(word, from)) {
        return true;
      }
    }
    return Placeholder.in(text, from, to);
  }
}
