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

  private static final String[] LOCAL = {"localhost", "127.0.0.1", "0.0.0.0", "host.docker.internal", "host",
    "hostname",
    "example.com", "example.org", "example.net"};

  @Override
  public About about() {
    return About.secret("url-password")
        .because("opens the server that stands behind it")
        .source("RFC 3986 section 3.2.1")
        .hits("https://bob:" + "s3cr3tPa55@host.example/", "postgres://app:" + "hunter2x@db:5432/app",
            "redis://:" + "s3cr3tPa55@r")
        .misses("https://host.example:8080/@me", "https://bob@host.example", "https://a:${PASSWORD}@host",
            "http://a:b/c@d", "postgres://postgres:postgres@localhost:5432/test",
            "amqp://guest:guest@127.0.0.1", "https://user:password@host/x");
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
      boolean shown = shown(text, colon + 1, end);
      if (!((shown || named(text, at + 3, colon, end)) && local(text, end + 1))) {
        out.add(this, colon + 1, end, shown ? 0.5 : 0.97);
      }
    }
  }

  /** Whether the password is the name itself, as services come with. */
  private static boolean named(Text text, int name, int colon, int end) {
    boolean same = colon - name == end - colon - 1;
    for (int i = 0; same && i < colon - name; i++) {
      same = text.at(name + i) == text.at(colon + 1 + i);
    }
    return same;
  }

  /** Whether the host is this machine, which nobody else reaches by that name, or one of documentation. */
  private static boolean local(Text text, int host) {
    int end = text.run(Alphabet.DOTTED, host);
    for (String name : LOCAL) {
      if (end - host == name.length() && text.hasAnyCase(name, host)) {
        return true;
      }
    }
    return text.has("[::1]", host);
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
