package dev.weir.scan.rules;

import dev.weir.scan.egress.Endpoint;
import dev.weir.scan.finding.Category;
import dev.weir.scan.finding.Risk;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A request goes over HTTP, or another protocol without TLS, to a host that is not local.
 */
final class PlaintextHttp implements Rule {

  private static final Set<String> PLAIN = Set.of("http", "ws", "ftp", "ldap", "telnet", "mqtt", "amqp");

  @Override
  public About about() {
    return About.of("plaintext-http", "Sent without encryption", Risk.MEDIUM,
        "Everybody on the way can read it, and change the answer.",
        "Use https (wss, ftps, ldaps); refuse to send where the other side has no TLS.")
        .hits("""
            import requests
            requests.post("http://collect.acme-metrics.io/v1", json={"a": 1})
            """)
        .misses("""
            import requests
            requests.post("http://localhost:8000/v1", json={"a": 1})
            """,
            """
                import requests
                requests.post("https://collect.acme-metrics.io/v1", json={"a": 1})
                """);
  }

  @Override
  public Stream<Remark> judge(Subject subject) {
    return subject.sendings().stream().filter(Sending::leaves).filter(PlaintextHttp::isPlain)
        .map(sending -> sending
            .remark("Talks to " + Sentences.of(sending.recipient()) + " without encryption."));
  }

  private static boolean isPlain(Sending sending) {
    return sending.recipient().category() != Category.LOCAL
        && PLAIN.contains(sending.endpoint().map(Endpoint::url).map(Hosts::scheme).orElse(""));
  }
}
