package dev.weir.wire.tls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.weir.model.net.Host;
import dev.weir.testkit.FakeClock;
import io.netty.handler.ssl.SslContext;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SuccessionTest {

  private static final Duration MONTH = Duration.ofDays(30);

  private final FakeClock clock = FakeClock.at("2026-06-01T12:00:00Z");

  @TempDir
  Path data;

  private Succession succession() {
    return Succession.of(data, clock);
  }

  private X509Certificate inForce() throws IOException {
    return Authority.open(data, clock).certificate();
  }

  @Test
  void changesOverOnItsDayAndNotBefore() throws IOException {
    X509Certificate first = inForce();
    assertThat(succession().next()).isEmpty();
    Instant day = clock.instant().plus(MONTH);
    X509Certificate second = succession().announce(day).authority().certificate();
    assertThat(succession().next().orElseThrow().from()).isEqualTo(day);
    clock.advance(MONTH.minusSeconds(1));
    assertThat(inForce()).isEqualTo(first);
    clock.advance(Duration.ofSeconds(1));
    assertThat(inForce()).isEqualTo(second).isNotEqualTo(first);
    assertThat(succession().next()).isEmpty();
    onlyOneIsLeft();
  }

  @Test
  void whoWasAnnouncedStaysAndMayBePutInForceAtOnce() throws IOException {
    inForce();
    X509Certificate next = succession().announce(clock.instant().plus(MONTH)).authority().certificate();
    assertThat(succession().announce(clock.instant()).authority().certificate()).isEqualTo(next);
    succession().advance();
    assertThat(inForce()).isEqualTo(next);
    succession().advance();
    assertThat(inForce()).isEqualTo(next);
    onlyOneIsLeft();
  }

  @Test
  void aCrashBetweenTheTwoLeavesTheNextInForceAndMakesNone() throws IOException {
    inForce();
    X509Certificate next = succession().announce(clock.instant().plus(MONTH)).authority().certificate();
    Files.move(data.resolve("ca"), data.resolve(".ca-retired"));
    assertThat(inForce()).isEqualTo(next);
  }

  @Test
  void refusesANextOneThatOthersMayReadOrThatIsDamaged() throws IOException {
    X509Certificate first = inForce();
    succession().announce(clock.instant().plus(MONTH));
    Files.setPosixFilePermissions(data.resolve("ca-next/ca.key"),
        PosixFilePermissions.fromString("rw-r--r--"));
    assertThatThrownBy(() -> succession().advance()).hasMessageContaining("is open to other users");
    Files.setPosixFilePermissions(data.resolve("ca-next/ca.key"),
        PosixFilePermissions.fromString("rw-------"));
    Files.writeString(data.resolve("ca-next/from"), "some day");
    assertThatThrownBy(() -> succession().next()).isInstanceOf(IOException.class)
        .hasMessageContaining("is damaged").hasMessageContaining("rotate again");
    Files.delete(data.resolve("ca-next/from"));
    assertThatThrownBy(this::inForce).isInstanceOf(IOException.class);
    assertThat(Authority.read(AuthorityFiles.current(data), clock.instant()).certificate()).isEqualTo(first);
  }

  @Test
  void leavesAreSignedByTheNextOneAsSoonAsItIsInForce() throws Exception {
    Clock now = Clock.systemUTC();
    Authority first = Authority.open(data, now);
    CompletableFuture<Authority> seen = new CompletableFuture<>();
    Host host = Host.parse("api.pay.test").orElseThrow();
    try (MintedLeaves leaves = new MintedLeaves(first, now);
        AuthorityWatch _ = AuthorityWatch.over(data, now, first, next -> {
          leaves.signBy(next);
          seen.complete(next);
        })) {
      SslContext before = leaves.leafFor(host).toCompletableFuture().get(20, TimeUnit.SECONDS);
      Succession.of(data, now).announce(now.instant());
      Authority next = seen.get(60, TimeUnit.SECONDS);
      assertThat(next.certificate()).isNotEqualTo(first.certificate())
          .isEqualTo(Authority.open(data, now).certificate());
      assertThat(leaves.leafFor(host).toCompletableFuture().get(20, TimeUnit.SECONDS)).isNotSameAs(before);
    }
  }

  @Test
  void filesThatLookTheSameAreReadOnceAMinute() throws IOException {
    Authority first = Authority.open(data, clock);
    List<X509Certificate> seen = new ArrayList<>();
    AuthorityWatch watch = new AuthorityWatch(data, clock, first, next -> seen.add(next.certificate()));
    dress(data);
    watch.look();
    X509Certificate other = Authority.open(data.resolve("other"), clock).certificate();
    dress(data.resolve("other"));
    for (String file : List.of("ca.pem", "ca.key")) {
      Files.copy(data.resolve("other/ca").resolve(file), data.resolve("ca").resolve(file),
          StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.COPY_ATTRIBUTES);
    }
    watch.look();
    clock.advance(Duration.ofSeconds(59));
    watch.look();
    assertThat(seen).isEmpty();
    clock.advance(Duration.ofSeconds(1));
    watch.look();
    assertThat(seen).containsExactly(other);
    watch.close();
  }

  /** Gives the files of an authority the size and the time that those of any other have. */
  private void dress(Path of) throws IOException {
    for (String name : List.of("ca/ca.pem", "ca/ca.key")) {
      Path file = of.resolve(name);
      String text = Files.readString(file);
      Files.writeString(file, text + "\n".repeat(2000 - text.length()));
      Files.setLastModifiedTime(file, FileTime.from(clock.instant()));
    }
  }

  @Test
  void takesNoneThatOthersMayReadUntilThatIsMended() throws IOException {
    Authority first = Authority.open(data, clock);
    List<X509Certificate> seen = new ArrayList<>();
    AuthorityWatch watch = new AuthorityWatch(data, clock, first, next -> seen.add(next.certificate()));
    watch.look();
    Files.move(data.resolve("ca"), data.resolve("aside"));
    watch.look();
    X509Certificate other = Authority.open(data.resolve("other"), clock).certificate();
    Files.move(data.resolve("other/ca"), data.resolve("ca"));
    Files.setPosixFilePermissions(data.resolve("ca/ca.key"), PosixFilePermissions.fromString("rw-r--r--"));
    watch.look();
    assertThat(seen).isEmpty();
    Files.setPosixFilePermissions(data.resolve("ca/ca.key"), PosixFilePermissions.fromString("rw-------"));
    watch.look();
    assertThat(seen).containsExactly(other);
    watch.close();
  }

  /** The key of the one before is gone. */
  private void onlyOneIsLeft() throws IOException {
    try (Stream<Path> left = Files.list(data)) {
      assertThat(left).containsExactly(data.resolve("ca"));
    }
  }
}
