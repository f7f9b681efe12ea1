package dev.weir.scan.rules;

import dev.weir.scan.finding.Category;
import dev.weir.scan.finding.Risk;
import java.util.stream.Stream;

/**
 * In force where a project declares whom it talks to; names every recipient that is not local, so that what is declared can be
 * taken off.
 */
final class UndeclaredEgress implements Rule {

  @Override
  public About about() {
    return About.of("undeclared-egress", "Egress that nobody declared", Risk.MEDIUM,
        "A recipient that the project does not know of is a mistake, a surprise of a library, or an attack.",
        "Declare it with a reason in weir-scan.yaml, or remove the call.")
        .hits("""
            import requests
            requests.post("https://api.acme-metrics.io/v1", json={"a": 1})
            """)
        .misses("""
            import requests
            requests.post("http://localhost:8000/v1", json={"a": 1})
            """);
  }

  @Override
  public Stream<Remark> judge(Subject subject) {
    return subject.sendings().stream()
        .filter(sending -> sending.leaves() && sending.recipient().category() != Category.LOCAL)
        .map(sending -> sending.remark(
            "Talks to " + Sentences.of(sending.recipient()) + ", which the project does not declare."));
  }
}
