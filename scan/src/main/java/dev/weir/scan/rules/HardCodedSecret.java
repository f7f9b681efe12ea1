package dev.weir.scan.rules;

import dev.weir.scan.finding.Risk;
import java.util.stream.Stream;

/**
 * A constant is a key or a password.
 */
final class HardCodedSecret implements Rule {

  @Override
  public About about() {
    return About.of("hard-coded-secret", "A secret stands in the code", Risk.HIGH,
        "Everybody who can read the code, or any copy of it, holds the key.",
        "Take it back, make a new one, and read that from the environment or a vault.")
        .hits("""
            DB_PASSWORD = "c0rrect-H0rse-battery"
            """)
        .misses("""
            DB_PASSWORD = ""
            """);
  }

  @Override
  public Stream<Remark> judge(Subject subject) {
    return subject.facts().constants().stream().filter(constant -> constant.type().equals("SECRET"))
        .map(constant -> new Remark.OfConstant(constant,
            "The secret " + constant.name() + " stands in the code."));
  }
}
