package dev.weir.bench.compare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The client against the upstream itself, with nothing between them. */
class LoadClientTest {
  private static final byte[] NO_BODY = {};
  private static final Duration TIME = Duration.ofMillis(200);
  private static final CpuClock CLOCK = CpuClock.of(ProcessHandle.current());

  private final LoadClient client = new LoadClient(2);
  private Certificates certificates;
  private Upstream upstream;

  @BeforeEach
  void start(@TempDir Path folder) throws Exception {
    assumeTrue(hasOpenssl(), "the certificates of a run are made by openssl");
    certificates = Certificates.make(folder);
    upstream = new Upstream(certificates);
  }

  @AfterEach
  void stop() {
    client.close();
    if (upstream != null) {
      upstream.close();
    }
  }

  @Test
  void asksAgainOnTheSameConnection() throws Exception {
    Round round = drive(Scenario.GET, Entrance.reverse(upstream.plainPort(), "up.bench.test:80"), NO_BODY);
    assertThat(round.faults()).isEmpty();
    assertThat(round.rate()).isGreaterThan(10);
    assertThat(round.p50()).isPositive().isLessThanOrEqualTo(round.p99());
  }

  @Test
  void makesATlsConnectionForEachRequest() throws Exception {
    Round round = drive(Scenario.HANDSHAKE, secure(), NO_BODY);
    assertThat(round.faults()).isEmpty();
    assertThat(round.rate()).isGreaterThan(5);
  }

  @Test
  void carriesLargeBodiesBothWays() throws Exception {
    Round round = drive(Scenario.TUNNEL, secure(), new byte[1 << 20]);
    assertThat(round.faults()).isEmpty();
    assertThat(round.rate()).isGreaterThan(5);
  }

  @Test
  void aCallerWithoutTheCredentialIsAFault() throws Exception {
    Entrance entrance = Entrance.reverse(upstream.plainPort(), "up.bench.test:80").under(Upstream.KEYED);
    assertThat(drive(Scenario.GET, entrance, NO_BODY).faults()).containsOnlyKeys("answered 401 Unauthorized");
    Entrance showing = entrance.showing("Authorization: " + Upstream.CREDENTIAL);
    assertThat(drive(Scenario.GET, showing, NO_BODY).faults()).isEmpty();
  }

  @Test
  void aProxyThatRefusesIsAFault() throws Exception {
    Round round = drive(Scenario.GET, Entrance.reverse(Daemon.freePort(), "up.bench.test:80"), NO_BODY);
    assertThat(round.faults()).containsKey("refused");
    assertThat(round.rate()).isZero();
  }

  @Test
  void anAnswerIsOverWithItsLastEvent() throws Exception {
    Round round = drive(Scenario.STREAM, secure(), NO_BODY);
    assertThat(round.faults()).isEmpty();
    assertThat(round.rate()).isGreaterThan(5);
  }

  @Test
  void isAnsweredAtAFixedRateToo() throws Exception {
    Script script = Script.of(Scenario.PACED, secure(), new byte[2000]);
    Round round = client.drive(script, new FixedRate(50), () -> Thread.sleep(TIME), CLOCK);
    assertThat(round.faults()).isEmpty();
    assertThat(round.rate()).isPositive();
  }

  @Test
  void holdsConnectionsThatSayNothing() throws Exception {
    Round round = client.hold(Script.of(Scenario.IDLE, secure(), NO_BODY), 40, TIME, CLOCK);
    // Whether any of them opens within the round itself, and so counts as answered, is the machine's affair.
    assertThat(round.faults()).doesNotContainKey("closed before the answer");
    assertThat(round.faults().keySet()).noneMatch(fault -> fault.startsWith("only "));
    assertThat(round.memory()).isPositive();
  }

  @Test
  void connectionsThatAreNotHeldAreAFault() throws Exception {
    try (Closing closing = new Closing()) {
      Entrance entrance = Entrance.reverse(closing.port(), "up.bench.test:80");
      Round round = client.hold(Script.of(Scenario.IDLE, entrance, NO_BODY), 2, TIME, CLOCK);
      assertThat(round.faults()).containsKey("closed before the answer");
    }
  }

  private Entrance secure() {
    return Entrance.reverse(upstream.securePort(), "up.bench.test:443").overTls(certificates.ca());
  }

  private Round drive(Scenario scenario, Entrance entrance, byte[] body) throws Exception {
    return client.drive(Script.of(scenario, entrance, body), Pace.closedLoop(), () -> Thread.sleep(TIME),
        CLOCK);
  }

  private static boolean hasOpenssl() throws InterruptedException {
    try {
      return Command.firstLine("openssl", "version").startsWith("OpenSSL");
    } catch (IOException none) {
      return false;
    }
  }
}
