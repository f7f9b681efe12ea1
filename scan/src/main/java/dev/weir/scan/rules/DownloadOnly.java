package dev.weir.scan.rules;

import dev.weir.scan.finding.Risk;
import dev.weir.scan.finding.Verdict;
import dev.weir.scan.knowledge.Sink;
import java.util.stream.Stream;

/**
 * A call that fetches, and gives away no more than an address.
 */
final class DownloadOnly implements Rule {

  @Override
  public About about() {
    return About.of("download", "Something is fetched", Risk.LOW,
        "A request tells its recipient who asks, and for what; and what comes back is somebody else's.",
        "See that the source is meant; pin versions and check hashes of what is fetched.")
        .hits("""
            import requests
            requests.get("https://api.acme-metrics.io/v1")
            """)
        .misses("""
            import requests
            requests.post("https://api.acme-metrics.io/v1", json={"a": 1})
            """);
  }

  @Override
  public Stream<Remark> judge(Subject subject) {
    return subject.sendings().stream().filter(sending -> sending.verdict() == Verdict.DOWNLOAD_ONLY)
        .map(sending -> sending.remark((sending.is(Sink.Effect.CONNECTS) ? "Connects to " : "Fetches from ")
            + Sentences.of(sending.recipient()) + "."));
  }
}
