package dev.weir.scan.rules;

import dev.weir.scan.finding.Risk;
import java.util.stream.Stream;

/**
 * Code is made at run time of what nobody can read.
 */
final class OpaqueCode implements Rule {

  @Override
  public About about() {
    return About.of("opaque-code", "Code is hidden", Risk.HIGH,
        "No audit can tell what it does; malware is mostly delivered like this.",
        "Do not run it. Ask for the source, or decode it and scan the result.")
        .hits("""
            import base64
            exec(base64.b64decode("cHJpbnQoMSk="))
            """)
        .misses("""
            exec("print(1)")
            """);
  }

  @Override
  public Stream<Remark> judge(Subject subject) {
    return subject.facts().hidden().stream()
        .map(hidden -> new Remark.OfHidden(hidden, "Hides what it runs: " + hidden.what() + "."));
  }
}
