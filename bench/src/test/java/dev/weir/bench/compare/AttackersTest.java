package dev.weir.bench.compare;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

class AttackersTest {
  private static final Duration LIMIT = Duration.ofSeconds(30);
  private static final Duration SHORT = Duration.ofMillis(300);

  @Test
  void tellsHowLongEachWasLetLive() throws Exception {
    try (Closing closing = new Closing(); Attackers attackers = new Attackers(closing.port(), SHORT)) {
      attackers.begin(120);
      attackers.await(LIMIT);
      assertThat(attackers.seen().open()).isZero();
      assertThat(attackers.seen().lives().count()).isEqualTo(120);
    }
  }

  @Test
  void thoseThatNobodyClosesStandOpen() throws Exception {
    try (ServerSocket deaf = new ServerSocket(0, 10, InetAddress.getLoopbackAddress());
        Attackers attackers = new Attackers(deaf.getLocalPort(), SHORT)) {
      attackers.begin(3);
      attackers.await(SHORT);
      assertThat(attackers.seen().open()).isEqualTo(3);
      assertThat(attackers.seen().lives().count()).isZero();
    }
  }

  @Test
  void thoseThatCannotConnectAreRefused() throws Exception {
    try (Attackers attackers = new Attackers(Daemon.freePort(), SHORT)) {
      attackers.begin(3);
      attackers.await(LIMIT);
      assertThat(attackers.seen().refused()).isEqualTo(3);
      assertThat(attackers.seen().open()).isZero();
    }
  }

  @Test
  void aSiegeIsHeldWhereAllAreClosedInTimeAndOthersGoOnAsBefore() {
    assertThat(siege(0, 9, 190).held()).isTrue();
    assertThat(siege(0, 9, 190).markdown()).contains("| p99 us | 100 | 190 | 1.90 | 2 |",
        "3 slow connections, held");
    assertThat(siege(1, 9, 190).held()).isFalse();
    assertThat(siege(0, 11, 190).held()).isFalse();
    assertThat(siege(0, 9, 200).held()).isFalse();
  }

  private static Siege siege(int open, int lifeSeconds, double p99) {
    Histogram lives = new Histogram();
    lives.record(Duration.ofSeconds(lifeSeconds).toNanos());
    return new Siege("a proxy", 3, new Attackers.Seen(0, open, lives), round(100), round(p99));
  }

  private static Round round(double p99) {
    return new Round(0, 1000, 50, p99, 0, Map.of());
  }
}
