package dev.weir.scan.rules;

import dev.weir.scan.egress.Flow;
import dev.weir.scan.finding.Risk;
import java.util.List;
import java.util.stream.Stream;

/**
 * A call writes a key or a password into its own request, for the service to which it belongs.
 */
final class KeyInRequest implements Rule {

  @Override
  public About about() {
    return About.of("key-in-request", "A key goes along with a call", Risk.LOW,
        "Code that holds a key can lose it: to logs and dumps, to a redirect, to whoever changes the address.",
        "Let Weir add it (`credential` of a destination), so that the code never has it; declare the recipient in weir-scan.yaml.")
        .hits(
            """
                import os, requests
                requests.get("https://api.acme-maps.io/geo", headers={"Authorization": os.environ["MAPS_TOKEN"]})
                """,
            """
                import os, smtplib
                smtplib.SMTP("mail.acme-maps.io").login("robot", os.environ["SMTP_PASSWORD"])
                """)
        .misses("""
            import requests
            requests.get("https://api.acme-maps.io/geo", headers={"Accept": "application/json"})
            """,
            """
                import os, psycopg2
                psycopg2.connect(host="db.acme-maps.io", password=os.environ["PGPASSWORD"])
                """);
  }

  @Override
  public Stream<Remark> judge(Subject subject) {
    return subject.sendings().stream().filter(Sending::leaves).flatMap(sending -> {
      var keys = keys(sending);
      if (keys.isEmpty())
        return Stream.empty();
      return Stream.of(sending.remark("Shows the secret " + Sentences.of(keys) + " to "
          + Sentences.of(sending.recipient()) + ".", keys));
    });
  }

  /** Those of somebody else, and those that must not leave at all, are told by rules of their own. */
  private static List<Flow> keys(Sending sending) {
    return sending.keys().stream()
        .filter(flow -> !sending.foreign().contains(flow) && !sending.sensitive().contains(flow)).toList();
  }
}
