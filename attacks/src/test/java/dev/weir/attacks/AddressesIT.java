package dev.weir.attacks;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.attacks.Besieged.Verdict;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Names of the public internet that resolve to what nobody outside may reach, by every way in. */
@Siege
class AddressesIT {

  private static final String ORDINARY = "93.184.215.14";

  private final AtomicInteger next = new AtomicInteger();
  private final Besieged besieged;

  AddressesIT(Besieged besieged) {
    this.besieged = besieged;
  }

  @TestFactory
  Stream<DynamicTest> addresses() throws IOException {
    return Attacks.tests(List.of("ip"), this::check);
  }

  private void check(Attack attack) {
    String address = attack.text("ip");
    List<Verdict> verdicts = verdicts(address);
    // An address of IPv6 that nobody was given yet may be refused too.
    boolean unassigned = address.contains(":") && !address.matches("(?i)[23][0-9a-f]{3}:.*");
    switch (attack.expect()) {
      case BLOCK -> assertThat(verdicts).containsOnly(Verdict.DENIED);
      case ALLOW -> {
        if (!unassigned) {
          assertThat(verdicts).containsOnly(Verdict.LET_OUT);
        }
      }
      default -> throw new IllegalArgumentException("not due of an address: " + attack.expect());
    }
    if (verdicts.contains(Verdict.DENIED)) {
      assertThat(verdicts(ORDINARY, address)).as("behind an ordinary one").containsOnly(Verdict.DENIED);
      assertThat(verdicts(address, ORDINARY)).as("before an ordinary one").containsOnly(Verdict.DENIED);
    }
  }

  /** Returns what becomes of calls to a name with these addresses, and to an alias of it. */
  private List<Verdict> verdicts(String... addresses) {
    String name = "a" + next.incrementAndGet() + ".resolved.test";
    String alias = "alias-" + name;
    besieged.names().tell(name, 0, addresses).alias(alias, name);
    return Stream.of(name, alias).flatMap(this::everyWay).toList();
  }

  private Stream<Verdict> everyWay(String host) {
    try {
      assertThat(besieged.allows(List.of(host), false)).isTrue();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return Stream.of(besieged.get("http://" + host + "/"), besieged.connect(host + ":443"), besieged.call())
        .map(Besieged::verdict);
  }
}
