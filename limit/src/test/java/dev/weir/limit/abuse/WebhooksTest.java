package dev.weir.limit.abuse;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import dev.weir.limit.abuse.Deliveries.Delivery;
import dev.weir.limit.abuse.Deliveries.State;
import dev.weir.model.RuleRef;
import dev.weir.model.Secret;
import dev.weir.model.net.Ip;
import dev.weir.model.net.Target;
import dev.weir.model.watch.AbuseTerms;
import dev.weir.model.watch.AbuseTerms.Measure;
import dev.weir.model.watch.Alarm;
import dev.weir.model.watch.AlertTarget;
import dev.weir.model.watch.Sight;
import dev.weir.model.watch.Sign;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Alerts on their way to a real server. */
final class WebhooksTest {

  private static final Instant NOW = Instant.ofEpochSecond(1_800_000_000);
  private static final byte[] KEY = "of the hook".getBytes(StandardCharsets.UTF_8);

  private record Got(String body, String signature) {}

  private final BlockingQueue<Got> got = new LinkedBlockingQueue<>();
  private final AtomicInteger refusals = new AtomicInteger();
  private final AtomicInteger refusal = new AtomicInteger(503);
  @TempDir
  private Path folder;
  private Webhooks hooks;
  private HttpServer server;

  private Webhooks hooks(Duration firstPause) {
    return hooks(firstPause, folder.resolve("alerts"));
  }

  private static Webhooks hooks(Duration firstPause, Path waiting) {
    return new Webhooks((name, host) -> {
      if (name.equals("faulty")) {
        throw new IllegalStateException("a fault");
      }
      if (!name.equals("hooks")) {
        throw new IOException("no such secret");
      }
      return Secret.own(KEY.clone());
    }, InstantSource.fixed(NOW), waiting, firstPause);
  }

  @BeforeEach
  void listen() throws IOException {
    hooks = hooks(Duration.ofMillis(1), folder.resolve("own"));
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", exchange -> {
      String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
      boolean refused = refusals.getAndDecrement() > 0;
      exchange.sendResponseHeaders(refused ? refusal.get() : 204, -1);
      exchange.close();
      String signature = exchange.getRequestHeaders().getFirst("Weir-Signature");
      got.add(new Got(body, signature == null ? "" : signature));
    });
    server.start();
  }

  @AfterEach
  void close() {
    hooks.close();
    server.stop(0);
  }

  @Test
  void postsASignedAlert() throws Exception {
    raise(Optional.of("hooks"));
    Got alert = next();
    assertThat(alert.body()).contains("\"what\":\"abuse.identical\"", "\"caller\":\"shop\"",
        "\"destination\":\"pay\"", "\"rule\":\"loops\"", "\"reason\":\"the same \\\"request\\\"\"",
        "\"action\":\"denied\"");
    Mac mac = Mac.getInstance("HmacSHA256");
    mac.init(new SecretKeySpec(KEY, "HmacSHA256"));
    String due = HexFormat.of().formatHex(
        mac.doFinal((NOW.getEpochSecond() + "." + alert.body()).getBytes(StandardCharsets.UTF_8)));
    assertThat(alert.signature()).isEqualTo("t=" + NOW.getEpochSecond() + ",v1=" + due);
  }

  @Test
  void triesAgainWithTheSameLetter() throws Exception {
    refusals.set(2);
    raise(Optional.empty());
    Got first = next();
    assertThat(next()).isEqualTo(first);
    assertThat(next()).isEqualTo(first);
    assertThat(first.signature()).isEmpty();
  }

  @Test
  void tellsWhatBecameOfAnAlert() throws Exception {
    assertThat(hooks.deliveries().of(alert(NOW))).isEmpty();
    refusals.set(2);
    raise(Optional.empty());
    await(() -> state().equals(Optional.of(new Delivery(State.TAKEN, 3, ""))));
    assertThat(hooks.deliveries().of(alert(NOW.plusSeconds(59)))).isPresent();
    assertThat(hooks.deliveries().of(alert(NOW.plusSeconds(60)))).as("that was another one").isEmpty();

    refusal.set(400);
    refusals.set(Postbox.FEW_ATTEMPTS);
    raise(Optional.empty());
    await(
        () -> state().equals(Optional.of(new Delivery(State.GIVEN_UP, Postbox.FEW_ATTEMPTS, "status 400"))));
  }

  @Test
  void tellsOfAlertsThatAnotherHadToTell() throws Exception {
    refusals.set(Integer.MAX_VALUE);
    try (Webhooks before = hooks(Duration.ofHours(1))) {
      raise(before, server.getAddress().getPort(), Optional.empty());
      await(() -> waiting() == 1 && state(before)
          .equals(Optional.of(new Delivery(State.WAITING, 1, "status 503"))));
    }
    try (Webhooks after = hooks(Duration.ofHours(1))) {
      await(() -> state(after).equals(Optional.of(new Delivery(State.WAITING, 1, "status 503"))));
    }
  }

  @Test
  void remembersTheLatestAlone() {
    Deliveries deliveries = new Deliveries();
    AlertTarget to = new AlertTarget(Target.absolute("http://127.0.0.1:1/").orElseThrow(), Optional.empty());
    for (int i = 0; i <= Deliveries.MOST; i++) {
      Alert alert = new Alert(NOW, "abuse.beacon", "c" + i, "pay", new RuleRef("loops"), "why", "denied");
      deliveries.leftOut(Letter.of(to, alert.json(), NOW));
    }
    assertThat(
        deliveries.of(new Alert(NOW, "abuse.beacon", "c0", "pay", new RuleRef("loops"), "why", "denied")))
        .isEmpty();
    assertThat(
        deliveries.of(new Alert(NOW, "abuse.beacon", "c1", "pay", new RuleRef("loops"), "why", "denied")))
        .map(Delivery::state).contains(State.LEFT_OUT);
  }

  private Optional<Delivery> state() {
    return state(hooks);
  }

  private static Optional<Delivery> state(Webhooks of) {
    return of.deliveries().of(alert(NOW));
  }

  private static Alert alert(Instant at) {
    return new Alert(at, "abuse.identical", "shop", "pay", new RuleRef("loops"), "the same \"request\"",
        "denied");
  }

  /** After a few attempts the next letter has its turn; one that cannot be signed is never sent. */
  @Test
  void givesUpAndGoesOnWhereItIsRefused() throws Exception {
    refusal.set(400);
    raise(Optional.of("missing"));
    refusals.set(Postbox.FEW_ATTEMPTS);
    raise(Optional.of("hooks"));
    raise(Optional.of("hooks"));
    String given = next().body();
    for (int i = 1; i < Postbox.FEW_ATTEMPTS; i++) {
      assertThat(next().body()).isEqualTo(given);
    }
    assertThat(next().body()).isNotEqualTo(given);
  }

  @Test
  void aFaultWithOneLetterIsNoneWithTheNext() throws Exception {
    raise(Optional.of("faulty"));
    raise(Optional.of("hooks"));
    assertThat(next().body()).contains("abuse.identical");
  }

  /** Who is away hears of it when it is back, and meanwhile the others do. */
  @Test
  void waitsForOneWhoIsAwayAndTellsTheOthers() throws Exception {
    int port;
    try (ServerSocket closed = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = closed.getLocalPort();
    }
    try (Webhooks patient = hooks(Duration.ofMillis(20))) {
      raise(patient, port, Optional.of("hooks"));
      raise(patient, server.getAddress().getPort(), Optional.empty());
      assertThat(next().signature()).isEmpty();
      comesBack(port);
    }
  }

  @Test
  void triesForLongWhereNobodyHasTime() throws Exception {
    try (Webhooks quick = hooks(Duration.ofNanos(1_000))) {
      refusals.set(Postbox.FEW_ATTEMPTS + 5);
      raise(quick, server.getAddress().getPort(), Optional.empty());
      String body = next().body();
      for (int i = 0; i < Postbox.FEW_ATTEMPTS + 5; i++) {
        assertThat(next().body()).isEqualTo(body);
      }
    }
    assertThat(got).isEmpty();
  }

  /** What waits when Weir ends is told by the next one, signed as it is then, and once. */
  @Test
  void tellsAfterARestartWhatWaited() throws Exception {
    refusals.set(Integer.MAX_VALUE);
    try (Webhooks before = hooks(Duration.ofHours(1))) {
      raise(before, server.getAddress().getPort(), Optional.of("hooks"));
      raise(before, server.getAddress().getPort(), Optional.of("hooks"));
      next();
      await(() -> waiting() == 2);
    }
    refusals.set(0);
    try (Webhooks _ = hooks(Duration.ofHours(1))) {
      Got first = next();
      Got second = next();
      assertThat(first.body()).isNotEqualTo(second.body()).contains("abuse.identical");
      assertThat(second.signature()).startsWith("t=");
      await(() -> waiting() == 0);
    }
    try (Webhooks _ = hooks(Duration.ofHours(1))) {
      assertThat(got.poll(200, TimeUnit.MILLISECONDS)).isNull();
    }
  }

  /** Where one Weir takes over from another, both are there for a while; what the first one leaves, the other tells. */
  @Test
  void tellsWhatAPredecessorLeavesLater() throws Exception {
    refusals.set(Integer.MAX_VALUE);
    try (Webhooks before = hooks(Duration.ofHours(1))) {
      try (Webhooks _ = hooks(Duration.ofMillis(1))) {
        raise(before, server.getAddress().getPort(), Optional.of("hooks"));
        String left = next().body();
        refusals.set(0);
        assertThat(next().body()).isEqualTo(left);
        await(() -> waiting() == 0);
      }
    }
    assertThat(got).isEmpty();
  }

  @Test
  void passesOverWhatIsNoLetter() throws Exception {
    Files.createDirectories(folder.resolve("alerts"));
    Files.writeString(folder.resolve("alerts/1.alert"), "no address\n\n{}");
    Files.writeString(folder.resolve("alerts/2.alert"), "");
    Files.write(folder.resolve("alerts/3.alert"), new byte[]{(byte) 0xff, '\n', '\n'});
    try (Webhooks after = hooks(Duration.ofMillis(1))) {
      raise(after, server.getAddress().getPort(), Optional.empty());
      assertThat(next().body()).contains("abuse.identical");
    }
  }

  /** Returns how many alerts wait in files; 0 before the first has made their folder. */
  private long waiting() {
    Path alerts = folder.resolve("alerts");
    if (!Files.exists(alerts)) {
      return 0;
    }
    try (Stream<Path> files = Files.list(alerts)) {
      return files.count();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void await(BooleanSupplier due) throws InterruptedException {
    for (int i = 0; !due.getAsBoolean(); i++) {
      assertThat(i).isLessThan(3_000);
      Thread.sleep(10);
    }
  }

  private void comesBack(int port) throws IOException, InterruptedException {
    HttpServer late = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
    late.createContext("/", exchange -> {
      got.add(new Got("late", exchange.getRequestHeaders().getFirst("Weir-Signature")));
      exchange.sendResponseHeaders(204, -1);
      exchange.close();
    });
    late.start();
    assertThat(next().signature()).startsWith("t=");
    late.stop(0);
  }

  @Test
  void neverHoldsUpWhoeverRaises() {
    refusals.set(Integer.MAX_VALUE);
    for (int i = 0; i < 5_000; i++) {
      raise(Optional.empty());
    }
  }

  private Got next() throws InterruptedException {
    Got next = got.poll(30, TimeUnit.SECONDS);
    if (next == null) {
      throw new AssertionError("no alert came");
    }
    return next;
  }

  private void raise(Optional<String> secret) {
    raise(hooks, server.getAddress().getPort(), secret);
  }

  private static void raise(Webhooks to, int port, Optional<String> secret) {
    Target url = Target.absolute("http://127.0.0.1:" + port + "/weir").orElseThrow();
    AbuseTerms terms = new AbuseTerms(new RuleRef("loops"), Optional.empty(), Optional.empty(),
        Optional.empty(), Optional.empty(), false, 0, true, Optional.empty(), Optional.empty(), Measure.DENY,
        Duration.ofMinutes(5),
        Optional.of(new AlertTarget(url, secret)));
    to.raise(terms, new Alarm(Sign.IDENTICAL, terms.by(), "the same \"request\"", Measure.DENY),
        new Sight("shop", "pay", 1, 1, 1, NOW, Ip.v4(0x7f000001L), Optional.empty()));
  }
}
