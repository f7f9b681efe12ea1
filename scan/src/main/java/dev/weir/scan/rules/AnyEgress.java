package dev.weir.scan.rules;

import dev.weir.scan.finding.Risk;
import java.util.stream.Stream;

/**
 * Every call that sends, whatever it sends: the inventory of what leaves.
 */
final class AnyEgress implements Rule {

  @Override
  public About about() {
    return About.of("egress", "Data leaves here", Risk.LOW,
        "What nobody knows of nobody guards; this is the list that a policy is made of.",
        "See that the recipient is meant, and declare it in weir-scan.yaml.")
        .hits("""
            import requests
            requests.post("https://api.acme-metrics.io/v1", json={"a": 1})
            """)
        .misses("""
            import requests
            requests.get("https://api.acme-metrics.io/v1")
            """);
  }

  @Override
  public Stream<Remark> judge(Subject subject) {
    return subject.sendings().stream().filter(Sending::sends).map(sending -> sending.remark(
        "Sends " + Sentences.of(sending.egress().flows()) + " to " + Sentences.of(sending.recipient())
            + "."));
  }
}
