package dev.weir.attacks;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.attacks.Besieged.Verdict;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Names of the public internet that resolve to what nobody outside may reach. */
@Siege
class AddressesIT {

  private final AtomicInteger next = new AtomicInteger();
  private final Besieged besieged;

  AddressesIT(Besieged besieged) throws IOException {
    this.besieged = besieged;
    assertThat(besieged.allows(List.of("*.resolved.test"), false)).isTrue();
  }

  @TestFactory
  Stream<DynamicTest> addresses() throws IOException {
    return Attacks.tests(List.of("ip"), this::check);
  }

  private void check(Attack attack) {
    String address = attack.text("ip");
    String alone = "a" + next.incrementAndGet() + ".resolved.test";
    besieged.names().tell(alone, 0, address);
    Verdict verdict = Besieged.verdict(besieged.get("http://" + alone + "/"));
    // An address of IPv6 that nobody was given yet may be refused too.
    boolean unassigned = address.contains(":") && !address.matches("(?i)[23][0-9a-f]{3}:.*");
    switch (attack.expect()) {
      case BLOCK -> assertThat(verdict).isEqualTo(Verdict.DENIED);
      case ALLOW -> assertThat(unassigned || verdict == Verdict.LET_OUT).as(verdict.toString()).isTrue();
      default -> throw new IllegalArgumentException("not due of an address: " + attack.expect());
    }
    if (verdict == Verdict.DENIED) {
      String mixed = "m" + next.get() + ".resolved.test";
      besieged.names().tell(mixed, 0, "93.184.215.14", address);
      assertThat(Besieged.verdict(besieged.get("http://" + mixed + "/"))).as("hidden behind a public address")
          .isEqualTo(Verdict.DENIED);
    }
  }
}
