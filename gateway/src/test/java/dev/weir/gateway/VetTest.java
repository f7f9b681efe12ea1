package dev.weir.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.model.Destination;
import dev.weir.model.Resolver;
import dev.weir.model.net.Cidr;
import dev.weir.model.net.Ip;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class VetTest {

  private final World world = new World();
  private final OwnPorts ports = new OwnPorts();

  private Destination vet(List<String> answer, int port, String... exceptions) {
    world.names = Map.of(World.AUTHORITY, answer);
    world.addresses = Stream.of(exceptions).map(Cidr::of).toList();
    Vet vet = new Vet(world::resolve, ip -> ip.isLoopback() || ip.toString().equals("93.184.216.99"),
        ports);
    return vet.vet(world.inForce().settings(), world.routed(port)).toCompletableFuture().join();
  }

  @Test
  void takesTheFirstAddressWhereAllAreOrdinary() {
    assertThat(vet(List.of("93.184.216.34", "2606:2800:21f:cb07::1"), 443))
        .isInstanceOfSatisfying(Destination.Vetted.class,
            to -> assertThat(to.dialOnly()).isEqualTo(Ip.parse("93.184.216.34").orElseThrow()));
  }

  @ParameterizedTest
  @ValueSource(strings = {"10.0.0.1", "::1", "fd00:ec2::254", "169.254.169.254", "::ffff:93.184.216.34",
    "64:ff9b::8.8.8.8", "2002:a00:1::", "2001:0:4136:e378::1"})
  void refusesAnAnswerWithOneInsideAddress(String inside) {
    assertThat(vet(List.of("93.184.216.34", "2606:2800:21f:cb07::1", inside), 443))
        .isInstanceOf(Destination.Refused.class);
  }

  /** A network with IPv6 alone reaches IPv4 through its translator: the way there is an exception, the insides are not. */
  @ParameterizedTest
  @CsvSource({"64:ff9b::8.8.8.8, 64:ff9b::/96, true", "64:ff9b::169.254.169.254, 64:ff9b::/96, false",
    "64:ff9b::10.1.2.3, 64:ff9b::/96, false", "64:ff9b:1::8.8.8.8, 64:ff9b:1::/48, true",
    "64:ff9b:1:808:8:800::, 64:ff9b:1::/48, true", "64:ff9b:1:a9fe:a9:fe00::, 64:ff9b:1::/48, false",
    "64:ff9b:1::10.1.2.3, 64:ff9b:1::/48, false", "::ffff:8.8.8.8, ::ffff:0:0/96, true",
    "::ffff:127.0.0.1, ::ffff:0:0/96, false", "::10.0.0.1, ::/96, false", "::ffff:0:10.0.0.1, ::/64, false",
    "2002:808:808::1, 2002::/16, true", "2002:7f00:1::1, 2002::/16, false",
    "2001:0:808:808:0:0:f7f7:f7f7, 2001::/32, true", "2001:0:808:808:0:0:f5ff:fffe, 2001::/32, false",
    "2001:0:a00:1:0:0:f7f7:f7f7, 2001::/32, false", "fd00::1, fd00::/8, true"})
  void judgesWhatAnExceptedAddressLeadsTo(String address, String exception, boolean vetted) {
    assertThat(vet(List.of(address), 443, exception) instanceof Destination.Vetted).isEqualTo(vetted);
  }

  /** Whoever opens a network of machines does not mean the credentials of those. */
  @ParameterizedTest
  @CsvSource({"169.254.169.254, 169.254.0.0/16, false", "169.254.169.254, 169.254.169.254/32, true",
    "169.254.1.1, 169.254.0.0/16, true", "100.100.100.200, 100.64.0.0/10, false",
    "100.100.100.201, 100.64.0.0/10, true", "fd00:ec2::254, fd00::/8, false",
    "fd00:ec2::254, fd00:ec2::254/128, true", "168.63.129.16, 0.0.0.0/0, false"})
  void takesCloudMetadataOnlyWhereItIsNamedItself(String address, String exception, boolean vetted) {
    assertThat(vet(List.of(address), 443, exception) instanceof Destination.Vetted).isEqualTo(vetted);
  }

  @Test
  void takesTheInsideOfAnExceptionThatIsOneToo() {
    assertThat(vet(List.of("64:ff9b::10.1.2.3"), 443, "64:ff9b::/96", "10.1.0.0/16"))
        .isInstanceOf(Destination.Vetted.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"127.0.0.1", "127.9.9.9", "0.0.0.0", "::1", "::", "93.184.216.99",
    "::ffff:127.0.0.1"})
  void refusesWeirsOwnListenersOnEveryAddressOfTheMachine(String address) {
    assertThat(vet(List.of(address), 8470, "0.0.0.0/0", "::/0"))
        .isInstanceOfSatisfying(Destination.Refused.class,
            refused -> assertThat(refused.why()).isEqualTo("the address is Weir itself"));
  }

  @Test
  void refusesAPortThatTheSystemHasChosenForWeir() {
    assertThat(vet(List.of("127.0.0.1"), 40123, "127.0.0.0/8")).isInstanceOf(Destination.Vetted.class);
    ports.opened(40123);
    assertThat(vet(List.of("127.0.0.1"), 40123, "127.0.0.0/8")).isInstanceOf(Destination.Refused.class);
  }

  @Test
  void letsAnotherPortOfTheMachineAndAnotherMachinePass() {
    assertThat(vet(List.of("93.184.216.99"), 443)).isInstanceOf(Destination.Vetted.class);
    assertThat(vet(List.of("93.184.216.34"), 8470)).isInstanceOf(Destination.Vetted.class);
  }

  @Test
  void tellsANameThatIsNoneFromSilence() {
    Resolver nobody = _ -> CompletableFuture.failedFuture(new IOException("no such name"));
    Resolver silent = name -> CompletableFuture.<List<Ip>>failedFuture(new Resolver.Silence("silence"))
        .thenApply(ips -> ips);
    assertThat(refusal(nobody)).isEqualTo("BAD_UPSTREAM the host's name does not resolve");
    assertThat(refusal(silent)).isEqualTo("UPSTREAM_TIMEOUT no name server answered in time");
  }

  private String refusal(Resolver resolver) {
    Destination to = new Vet(resolver, _ -> false, ports).vet(world.inForce().settings(), world.routed(443))
        .toCompletableFuture().join();
    return to instanceof Destination.Refused refused ? refused.status() + " " + refused.why() : "vetted";
  }

  @Test
  void knowsTheAddressesOfThisMachine() {
    assertThat(Machine.owns(Ip.parse("127.3.2.1").orElseThrow())).isTrue();
    assertThat(Machine.owns(Ip.parse("93.184.216.34").orElseThrow())).isFalse();
  }
}
