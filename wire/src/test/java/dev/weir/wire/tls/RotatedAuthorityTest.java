package dev.weir.wire.tls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.weir.x509.Pem;
import java.io.IOException;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One authority in the place of another, with a while in which clients come to trust both. */
class RotatedAuthorityTest {

  private static final Instant NOW = Instant.parse("2026-01-02T03:04:05.678Z");
  private static final Duration WAIT = Duration.ofDays(14);

  @TempDir
  Path data;

  private Authority at(Duration later) throws IOException {
    return Authority.open(data, Clock.fixed(NOW.plus(later), ZoneOffset.UTC));
  }

  @Test
  void isTrustedBeforeItSigns() throws Exception {
    Authority first = at(Duration.ZERO);
    X509Certificate old = first.certificate();
    first.rotate(WAIT);
    X509Certificate next = first.last();
    assertThat(next).isNotEqualTo(old);
    assertThat(first.certificate()).isEqualTo(old);
    assertThat(first.trusted()).containsExactly(old, next);
    assertThat(Pem.certificates(first.pem())).containsExactly(old, next);
    assertThat(at(WAIT.minusSeconds(1)).certificate()).isEqualTo(old);
    assertThat(at(WAIT).certificate()).isEqualTo(next);
    assertThat(at(WAIT).trusted()).containsExactly(next, old);
    assertThat(at(Duration.ofDays(3652)).trusted()).containsExactly(next);
  }

  @Test
  void isTakenInByAnotherProcess() throws Exception {
    Authority running = at(Duration.ZERO);
    X509Certificate old = running.certificate();
    assertThat(running.refresh(old)).isFalse();
    at(Duration.ZERO).rotate(Duration.ZERO);
    assertThat(running.refresh(old)).isTrue();
    assertThat(running.certificate()).isEqualTo(running.last()).isNotEqualTo(old);
  }

  @Test
  void waitsForTheOneThatIsMadeAlready() throws Exception {
    at(Duration.ZERO).rotate(WAIT);
    assertThatThrownBy(() -> at(Duration.ofDays(1)).rotate(WAIT)).hasMessageContaining("signs from");
    at(WAIT).rotate(WAIT);
    assertThat(at(WAIT).trusted()).hasSize(3);
  }

  @Test
  void outlivesTheOneBefore() throws Exception {
    Authority first = at(Duration.ZERO);
    first.rotate(WAIT);
    assertThat(at(Duration.ofDays(3655)).certificate()).isEqualTo(first.last());
  }
}
