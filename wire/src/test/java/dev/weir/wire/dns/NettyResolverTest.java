package dev.weir.wire.dns;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.weir.model.Resolver;
import dev.weir.model.net.Host;
import dev.weir.model.net.Ip;
import dev.weir.model.settings.Dns;
import dev.weir.model.settings.Listen;
import dev.weir.testkit.DnsStandIn;
import dev.weir.testkit.FakeClock;
import io.netty.resolver.HostsFileEntriesProvider;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NettyResolverTest {

  private static final Host.Name API = new Host.Name("api.test");

  private final FakeClock clock = FakeClock.at("2026-01-01T00:00:00Z");
  private final DnsStandIn server = DnsStandIn.start();
  private final NettyResolver resolver = resolver(Duration.ofSeconds(6));

  @TempDir
  Path folder;

  @AfterEach
  void stop() {
    resolver.close();
    server.close();
  }

  @Test
  void returnsEveryAddressOfBothFamiliesOnce() throws Exception {
    server.tell("api.test", 60, "192.0.2.1", "192.0.2.2", "192.0.2.1", "2001:db8::1", "::1");

    assertThat(get(API)).extracting(Ip::toString).containsExactlyInAnyOrder("192.0.2.1", "192.0.2.2",
        "2001:db8::1",
        "::1");
    assertThat(server.questions()).containsExactlyInAnyOrder(new DnsStandIn.Question("api.test", "A"),
        new DnsStandIn.Question("api.test", "AAAA"));
  }

  @Test
  void oneFamilyIsEnough() throws Exception {
    server.tell("six.test", 60, "2001:db8::6").tell("api.test", 60, "192.0.2.1");

    assertThat(get(new Host.Name("six.test"))).extracting(Ip::toString).containsExactly("2001:db8::6");
    assertThat(get(API)).extracting(Ip::toString).containsExactly("192.0.2.1");
  }

  @Test
  void fixedNamesComeFirstAndAreNeverAsked() throws Exception {
    resolver.update(asking(server, Map.of(API, List.of(Ip.v4(1)))));

    CompletionStage<List<Ip>> fixed = resolver.resolve(API);
    assertThat(fixed.toCompletableFuture()).isCompletedWithValue(List.of(Ip.v4(1)));
    assertThat(get(new Host.Name("listed.test"))).extracting(Ip::toString).containsExactly("192.0.2.9");
    assertThat(get(new Host.Name("localhost"))).extracting(Ip::toString).containsExactly("127.0.0.1", "::1");
    assertThat(server.questions()).isEmpty();
  }

  @Test
  void anAnswerIsKeptForItsTimeWithinBounds() throws Exception {
    server.tell("api.test", 30, "192.0.2.1").tell("flux.test", 0, "192.0.2.2").tell("long.test", 86400,
        "192.0.2.3");
    get(API);
    get(new Host.Name("flux.test"));
    get(new Host.Name("long.test"));
    assertThat(server.questions()).hasSize(6);

    clock.advance(Duration.ofMillis(999));
    assertThat(resolver.resolve(new Host.Name("flux.test")).toCompletableFuture()).isDone();
    clock.advance(Duration.ofSeconds(29));
    assertThat(resolver.resolve(API).toCompletableFuture()).isDone();
    assertThat(server.questions()).hasSize(6);
    clock.advance(Duration.ofSeconds(1));
    get(API);
    assertThat(server.questions()).hasSize(8);
    clock.advance(Duration.ofMinutes(5));
    get(new Host.Name("long.test"));
    assertThat(server.questions()).hasSize(10);
  }

  @Test
  void followsAnAliasToAllOfItsAddresses() throws Exception {
    server.alias("api.test", "cdn.test").alias("cdn.test", "edge.cdn.test").tell("edge.cdn.test", 60,
        "192.0.2.1",
        "10.0.0.1", "fd00::1");
    assertThat(get(API)).extracting(Ip::toString).containsExactly("192.0.2.1", "10.0.0.1", "fd00::1");
  }

  @Test
  void manyWhoAskAtOnceShareOneFlight() throws Exception {
    server.tell("api.test", 30, "192.0.2.1");
    CompletionStage<List<Ip>> one = resolver.resolve(API);
    CompletionStage<List<Ip>> other = resolver.resolve(API);

    assertThat(one.toCompletableFuture().get(30, TimeUnit.SECONDS))
        .isEqualTo(other.toCompletableFuture().get(30, TimeUnit.SECONDS));
    assertThat(server.questions()).hasSize(2);
  }

  @Test
  void aNameWithoutAddressFailsAndIsAskedAgainSoon() throws Exception {
    fails(API, "the name api.test has no address");
    fails(API, "the name api.test has no address");
    assertThat(server.questions()).hasSize(2);

    clock.advance(Duration.ofSeconds(1));
    server.tell("api.test", 30, "192.0.2.1");
    assertThat(get(API)).hasSize(1);
    server.tell("none.test", 30);
    fails(new Host.Name("none.test"), "the name none.test has no address");
  }

  @Test
  void aSilentServerFailsInTimeAndAnotherIsAsked() throws Exception {
    server.neverAnswer("api.test");
    try (NettyResolver hasty = resolver(Duration.ofMillis(300));
        NettyResolver patient = resolver(Duration.ofSeconds(1));
        DnsStandIn second = DnsStandIn.start().tell("api.test", 30, "192.0.2.1")) {
      assertThatThrownBy(() -> get(hasty, API)).cause().isInstanceOf(Resolver.Silence.class)
          .hasMessage("no name server answered in time for api.test");

      patient.update(new Dns(List.of(socket(server), socket(second)), Map.of()));
      assertThat(get(patient, API)).extracting(Ip::toString).containsExactly("192.0.2.1");
    }
  }

  @Test
  void anUpdateForgetsAnswers() throws Exception {
    server.tell("api.test", 60, "192.0.2.1");
    get(API);
    server.tell("api.test", 60, "192.0.2.2");
    assertThat(get(API)).extracting(Ip::toString).containsExactly("192.0.2.1");

    resolver.update(asking(server, Map.of()));
    assertThat(get(API)).extracting(Ip::toString).containsExactly("192.0.2.2");
  }

  @Test
  void withoutANameServerItSaysSo() {
    resolver.update(new Dns(List.of(), Map.of()));

    fails(API, "there is no name server: set dns.servers, or a nameserver in /etc/resolv.conf");
  }

  @Test
  void readsTheMachinesServersButNoSearchDomains() throws Exception {
    Path conf = Files.writeString(folder.resolve("resolv.conf"),
        "# a comment\nsearch corp.test\nnameserver 192.0.2.53\nnameserver\t2001:db8::53\nnameserver fe80::1%eth0\nnameserver\n");

    assertThat(machine(conf.toString(), "").servers()).containsExactly(
        new InetSocketAddress(InetAddress.ofLiteral("192.0.2.53"), 53),
        new InetSocketAddress(InetAddress.ofLiteral("2001:db8::53"), 53));
    assertThat(machine(conf.toString(), "127.0.0.1 localhost\n::1 LOCALHOST\n127.0.0.1 localhost").hosts())
        .containsEntry("localhost", List.of(Ip.v4(0x7f000001L), Ip.v6(0, 1)));
    assertThat(SystemNames.read().hosts()).containsKey("localhost");
  }

  private NettyResolver resolver(Duration patience) {
    return new NettyResolver(asking(server, Map.of()), () -> machine("/nowhere", "192.0.2.9 listed.test\n"),
        clock,
        patience);
  }

  private List<Ip> get(Host.Name name) throws Exception {
    return get(resolver, name);
  }

  private static List<Ip> get(NettyResolver resolver, Host.Name name) throws Exception {
    return resolver.resolve(name).toCompletableFuture().get(30, TimeUnit.SECONDS);
  }

  private void fails(Host.Name name, String message) {
    assertThatThrownBy(() -> get(name)).isInstanceOf(ExecutionException.class).cause()
        .isInstanceOf(IOException.class).hasMessage(message);
  }

  private static SystemNames machine(String resolvConf, String hosts) {
    try {
      return SystemNames.read(Path.of(resolvConf),
          HostsFileEntriesProvider.parser().parse(new StringReader(hosts)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Dns asking(DnsStandIn server, Map<Host.Name, List<Ip>> fixed) {
    return new Dns(List.of(socket(server)), fixed);
  }

  private static Listen.Socket socket(DnsStandIn server) {
    return new Listen.Socket(Ip.of(server.address().getAddress()), server.port());
  }
}
