package dev.weir.scan.rules;

import dev.weir.scan.egress.Flow;
import dev.weir.scan.finding.Risk;
import java.util.List;
import java.util.stream.Stream;

/**
 * Personal data, or rows of a database, leave as they are. {@link Sensitivity} says what counts.
 */
final class SensitiveData implements Rule {

  @Override
  public About about() {
    return About.of("sensitive-data-to-third-party", "Personal data leaves", Risk.HIGH,
        "Whoever receives it can keep it, lose it or pass it on, and whose data it is was mostly never asked.",
        "Leave out what the recipient does not need; hash, mask or tokenise the rest before it is sent; let a Weir policy do so for every call.")
        .hits("""
            import requests
            def send(email):
                requests.post("https://api.mixpanel.com/track", json={"email": email})
            """)
        .misses(
            """
                import hashlib, requests
                def send(email):
                    requests.post("https://api.mixpanel.com/track", json={"id": hashlib.sha256(email).hexdigest()})
                """,
            """
                import requests
                requests.post("https://api.mixpanel.com/track", json={"event": "started"})
                """);
  }

  @Override
  public Stream<Remark> judge(Subject subject) {
    return subject.sendings().stream().filter(Sending::leaves).flatMap(sending -> {
      var flows = personal(sending);
      if (flows.isEmpty())
        return Stream.empty();
      return Stream.of(sending
          .remark("Sends " + Sentences.of(flows) + " to " + Sentences.of(sending.recipient()) + ".", flows));
    });
  }

  private static List<Flow> personal(Sending sending) {
    return sending.sensitive().stream().filter(flow -> !flow.datum().type().equals("SECRET"))
        .filter(flow -> !Sensitivity.isWritten(flow.datum().type())).toList();
  }
}
