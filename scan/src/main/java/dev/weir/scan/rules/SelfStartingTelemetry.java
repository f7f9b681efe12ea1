package dev.weir.scan.rules;

import dev.weir.scan.finding.Risk;
import dev.weir.scan.knowledge.Sink;
import java.util.stream.Stream;

/**
 * From this call on a library sends by itself, whatever happens in the program.
 */
final class SelfStartingTelemetry implements Rule {

  @Override
  public About about() {
    return About.of("self-starting-telemetry", "Telemetry starts by itself", Risk.MEDIUM,
        "What it sends is chosen by the library: local variables, requests, addresses and names of hosts are often among it.",
        "Start it where users agreed; turn off what it adds of its own (send_default_pii, include_local_variables); filter before sending.")
        .hits("""
            import sentry_sdk
            sentry_sdk.init("https://k@o1.ingest.sentry.io/1")
            """)
        .misses("""
            import sentry_sdk
            print(sentry_sdk.VERSION)
            """);
  }

  @Override
  public Stream<Remark> judge(Subject subject) {
    return subject.sendings().stream().filter(sending -> sending.is(Sink.Effect.STARTS))
        .map(sending -> sending.remark("Starts " + sending.egress().call() + ", which sends to "
            + Sentences.of(sending.recipient()) + " by itself."));
  }
}
