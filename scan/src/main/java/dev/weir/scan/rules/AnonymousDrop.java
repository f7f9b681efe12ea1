package dev.weir.scan.rules;

import dev.weir.scan.finding.Category;
import dev.weir.scan.finding.Risk;
import java.util.stream.Stream;

/**
 * The recipient is a site for pastes, anonymous files, request bins or tunnels.
 */
final class AnonymousDrop implements Rule {

  @Override
  public About about() {
    return About.of("anonymous-drop", "Data goes where anybody may leave it", Risk.HIGH,
        "Nobody answers for what is left there, and it is how stolen data is mostly carried off.",
        "Send to a service with which there is an agreement; remove what was left there for debugging.")
        .hits("""
            import requests
            requests.post("https://webhook.site/5f0e", json={"a": 1})
            """)
        .misses("""
            import requests
            requests.post("https://api.acme-metrics.io/v1", json={"a": 1})
            """);
  }

  @Override
  public Stream<Remark> judge(Subject subject) {
    return subject.sendings().stream()
        .filter(sending -> sending.leaves() && sending.recipient().category() == Category.DROP)
        .map(sending -> sending.remark("Talks to " + Sentences.of(sending.recipient())
            + ", where anybody may leave data without a name."));
  }
}
