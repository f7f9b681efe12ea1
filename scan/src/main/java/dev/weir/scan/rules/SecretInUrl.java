package dev.weir.scan.rules;

import dev.weir.scan.egress.Flow;
import dev.weir.scan.finding.Category;
import dev.weir.scan.finding.Risk;
import java.util.List;
import java.util.stream.Stream;

/**
 * A key or a password is part of the address that is asked. Connection strings are left alone: that is where theirs belong.
 */
final class SecretInUrl implements Rule {

  @Override
  public About about() {
    return About.of("secret-in-url", "A secret stands in an address", Risk.HIGH,
        "Addresses are written to the logs of every proxy and server on the way, and to histories and error reports.",
        "Put the secret into a header, or into the body where the service wants it there.")
        .hits("""
            import os, requests
            requests.get("https://api.acme-maps.io/geo?token=" + os.environ["MAPS_TOKEN"])
            """)
        .misses("""
            import os, requests
            requests.get("https://api.acme-maps.io/geo", headers={"Authorization": os.environ["MAPS_TOKEN"]})
            """);
  }

  @Override
  public Stream<Remark> judge(Subject subject) {
    return subject.sendings().stream().filter(SecretInUrl::isConcerned).flatMap(sending -> {
      var flows = secrets(sending);
      if (flows.isEmpty())
        return Stream.empty();
      return Stream.of(sending.remark("Writes the secret " + Sentences.of(flows) + " into an address of "
          + Sentences.of(sending.recipient()) + ".", flows));
    });
  }

  /** Where no host is known, the secret may be the whole address, as those of webhooks are. */
  private static boolean isConcerned(Sending sending) {
    return sending.leaves() && !Sensitivity.BY_CONNECTION_STRING.contains(sending.egress().sink().channel())
        && sending.endpoint().isPresent()
        && !sending.recipient().host().isEmpty() && sending.recipient().category() != Category.LOCAL;
  }

  private static List<Flow> secrets(Sending sending) {
    return sending.in(Flow.Part.ADDRESS).stream()
        .filter(flow -> flow.datum().type().equals("SECRET") && !Sensitivity.harmless(flow)).toList();
  }
}
