package dev.weir.detect.secrets;

import dev.weir.detect.engine.About;
import dev.weir.detect.engine.Alphabet;
import dev.weir.detect.engine.Detector;
import dev.weir.detect.engine.Findings;
import dev.weir.detect.engine.Text;
import dev.weir.detect.engine.Trigger;
import java.util.List;

/**
 * Finds every value in a manifest of a Kubernetes secret: what stands indented under {@code data} or {@code stringData}.
 * Source: Kubernetes docs, Secrets.
 */
final class KubernetesSecret implements Detector {

  private static final int REACH = 2000;
  private static final int SHORTEST = 4;

  @Override
  public About about() {
    return About.secret("kubernetes-secret")
        .because("is mounted by a workload as its credential")
        .source("Kubernetes docs, Secrets")
        .hits(
            "kind: Secret\nmetadata:\n  name: db\ndata:\n  user: " + "YWRtaW4=\n  other: "
                + "czNjcjN0UGE1NQ==",
            "apiVersion: v1\nstringData:\n  a.conf: " + "s3cr3tPa55\nkind: Secret\n")
        .misses("kind: Secret\nmetadata:\n  name: db", "kind: ConfigMap\ndata:\n  user: YWRtaW4=",
            "kind: SecretStore\ndata:\n  a: b2JvYg==",
            "kind: Secret\ndata:\n  user: ${USER}");
  }

  @Override
  public List<Trigger> triggers() {
    return Trigger.prefixes("kind: Secret", "kind: \"Secret\"");
  }

  @Override
  public void scan(Text text, int at, Findings out) {
    if (Alphabet.WORD.has(text.at(text.at(at + 6) == '"' ? at + 14 : at + 12))) {
      return;
    }
    int line = at;
    while (line > at - REACH && text.at(line - 1) >= 0 && !parts(text, line - 1)) {
      line--;
    }
    boolean data = false;
    for (int i = line; i < at + REACH && text.at(i) >= 0 && (i <= at || !parts(text, i)); i = next(text, i)) {
      if (text.at(i) != ' ') {
        data = text.has("data:", i) || text.has("stringData:", i);
      } else if (data) {
        value(text, i, out);
      }
    }
  }

  /** Whether one manifest ends and another begins at {@code i}. */
  private static boolean parts(Text text, int i) {
    return text.has("---", i) || text.has("kind: ", i) || text.at(i) == (Text.BREAK & 0xff);
  }

  private static int next(Text text, int i) {
    int next = i;
    while (text.at(next) >= 0 && text.at(next) != '\n') {
      next++;
    }
    return next + 1;
  }

  private void value(Text text, int line, Findings out) {
    int name = line;
    while (text.at(name) == ' ') {
      name++;
    }
    int colon = text.run(Alphabet.DOTTED, name);
    int from = text.has(": \"", colon) ? colon + 3 : colon + 2;
    int to = text.has(": ", colon) ? Assigned.end(text, from) : -1;
    if (to - from >= SHORTEST && text.at(from) != '$' && text.at(from) != '<' && text.at(from) != '{'
        && text.at(from) != '|' && !Placeholder.in(text, from, to)) {
      out.add(this, from, to, 0.91);
    }
  }
}
