package dev.weir.scan.rules;

import dev.weir.scan.finding.Risk;
import java.util.stream.Stream;

/** A constant is, or holds, a key of Weir's own. */
final class HardCodedWeirKey implements Rule {

  /** From parts, so that scanners leave this file alone. */
  private static final String EXAMPLE = "wk_" + "Examp1eKey00_" + "A1".repeat(21) + "B" + "0g8NQD";

  @Override
  public About about() {
    return About.of("hard-coded-weir-key", "A key of Weir's stands in the code", Risk.HIGH,
        "Everybody who can read the code, or any copy of it, calls out through Weir as the key's owner.",
        "Revoke it with `weir keys revoke ID`, which ends those made from it as well, make a new one, and read that from the environment.")
        .hits("AUTH = \"Bearer " + EXAMPLE + "\"\n")
        .misses("AUTH = \"wk_live\"\n", "AUTH = \"" + EXAMPLE.replace("B", "C") + "\"\n");
  }

  @Override
  public Stream<Remark> judge(Subject subject) {
    return subject.facts().constants().stream().filter(constant -> constant.type().equals("WEIR_KEY"))
        .map(constant -> new Remark.OfConstant(constant, "The Weir key " + constant.name()
            + " stands in the code; revoke it with `weir keys revoke " + constant.name() + "`."));
  }
}
