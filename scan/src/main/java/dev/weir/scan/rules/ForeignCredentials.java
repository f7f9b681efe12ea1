package dev.weir.scan.rules;

import dev.weir.scan.egress.Endpoint;
import dev.weir.scan.egress.Flow;
import dev.weir.scan.finding.Category;
import dev.weir.scan.finding.Risk;
import java.util.List;
import java.util.stream.Stream;

/**
 * The name of a key says whose it is, and it goes to somebody else; or a key goes to a host that a user chose.
 */
final class ForeignCredentials implements Rule {

  @Override
  public About about() {
    return About.of("credentials-to-foreign-host", "A key is shown to somebody whose it is not", Risk.HIGH,
        "Whoever is shown a key can use it as its owner, for as long as it holds.",
        "Give each service its own key; hold the host fixed, or on a list, wherever a key goes along.")
        .hits(
            """
                import os, requests
                requests.get("https://api.acme-proxy.io/v1", headers={"Authorization": os.environ["OPENAI_API_KEY"]})
                """)
        .misses(
            """
                import os, requests
                requests.get("https://api.openai.com/v1/models", headers={"Authorization": os.environ["OPENAI_API_KEY"]})
                """);
  }

  @Override
  public Stream<Remark> judge(Subject subject) {
    return subject.sendings().stream().filter(Sending::leaves).flatMap(sending -> {
      var flows = foreign(sending);
      if (flows.isEmpty())
        return Stream.empty();
      return Stream.of(sending.remark("Shows the secret " + Sentences.of(flows) + " to "
          + Sentences.of(sending.recipient()) + ", whose it is not.", flows));
    });
  }

  private static List<Flow> foreign(Sending sending) {
    if (sending.recipient().category() == Category.LOCAL)
      return List.of();
    boolean chosen = sending.endpoint().filter(to -> to.origin() == Endpoint.Origin.USER_INPUT).isPresent();
    if (!chosen)
      return sending.foreign();
    return sending.in(Flow.Part.CREDENTIAL).stream()
        .filter(flow -> flow.datum().type().equals("SECRET") && !Sensitivity.harmless(flow)).toList();
  }
}
