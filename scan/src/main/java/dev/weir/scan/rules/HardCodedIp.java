package dev.weir.scan.rules;

import dev.weir.scan.finding.Risk;
import java.util.stream.Stream;

/**
 * A constant is a public IP address.
 */
final class HardCodedIp implements Rule {

  @Override
  public About about() {
    return About.of("hard-coded-ip", "An address by number stands in the code", Risk.LOW,
        "Nobody sees whose host it is, no certificate vouches for it, and it passes by filters that go by name.",
        "Use a name, and keep it in the configuration.")
        .hits("""
            SERVER = "http://185.199.108.153/api"
            """)
        .misses("""
            SERVER = "http://127.0.0.1/api"
            """);
  }

  @Override
  public Stream<Remark> judge(Subject subject) {
    return subject.facts().constants().stream().filter(constant -> constant.type().equals("IP_ADDRESS"))
        .map(constant -> new Remark.OfConstant(constant,
            "The public address " + constant.name() + " stands in the code."));
  }
}
