package dev.weir.wire.tls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.weir.testkit.FakeClock;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AuthorityTest {

  private final FakeClock clock = FakeClock.at("2026-06-01T12:00:00Z");

  @TempDir
  Path data;

  @Test
  void isMadeOnceAndReadAfterwards() throws Exception {
    Authority made = Authority.open(data.resolve("new"), clock);
    Authority read = Authority.open(data.resolve("new"), clock);

    assertThat(read.certificate()).isEqualTo(made.certificate());
    assertThat(read.pem()).isEqualTo(Files.readString(data.resolve("new/ca/ca.pem")));
    X509Certificate certificate = made.certificate();
    assertThat(certificate.getSubjectX500Principal().getName()).startsWith("CN=Weir interception CA ")
        .hasSize(32);
    assertThat(certificate.getNotBefore().toInstant()).isEqualTo(Instant.parse("2026-06-01T11:00:00Z"));
    assertThat(certificate.getNotAfter().toInstant()).isAfter(Instant.parse("2036-05-30T00:00:00Z"));
    assertThat(certificate.getBasicConstraints()).isZero();
  }

  @Test
  void keepsItsKeyToItself() throws Exception {
    Authority.open(data, clock);

    assertThat(permissions(data.resolve("ca"))).isEqualTo("rwx------");
    assertThat(permissions(data.resolve("ca/ca.key"))).isEqualTo("rw-------");
    try (Stream<Path> left = Files.list(data)) {
      assertThat(left).containsExactly(data.resolve("ca"));
    }
  }

  @Test
  void takesAwayWhatACrashLeftWhileItWasMade() throws Exception {
    Path left = Files.createDirectory(data.resolve(".ca-left"));
    Files.writeString(left.resolve("ca.key"), "half a k");
    Path begun = Files.createDirectory(data.resolve(".ca-begun"));
    Path others = Files.createDirectory(data.resolve(".ca-notes"));
    Files.writeString(others.resolve("notes.txt"), "kept");
    for (Path old : List.of(left, others)) {
      Files.setLastModifiedTime(old, FileTime.from(clock.instant().minusSeconds(61)));
    }
    Files.setLastModifiedTime(begun, FileTime.from(clock.instant().minusSeconds(59)));

    Authority.open(data, clock);

    assertThat(left).doesNotExist();
    assertThat(begun).isDirectory();
    assertThat(others.resolve("notes.txt")).exists();
  }

  @Test
  void refusesAKeyThatOthersMayRead() throws Exception {
    Authority.open(data, clock);
    Files.setPosixFilePermissions(data.resolve("ca/ca.key"), PosixFilePermissions.fromString("rw-r--r--"));

    refuses("is open to other users of this machine: chmod 600 ");
  }

  @Test
  void refusesHalfAnAuthority() throws Exception {
    Authority.open(data, clock);
    Files.delete(data.resolve("ca/ca.key"));
    refuses("lacks ca.key: restore both from a backup, or move ");

    Files.delete(data.resolve("ca/ca.pem"));
    refuses("lacks ca.pem and ca.key: ");
  }

  @Test
  void refusesDamage() throws Exception {
    Authority.open(data, clock);
    Path pem = data.resolve("ca/ca.pem");
    Path key = data.resolve("ca/ca.key");
    String goodPem = Files.readString(pem);
    Files.writeString(pem, goodPem.substring(0, 100));
    refuses("ca.pem is damaged: restore it from a backup");
    Files.writeString(pem, goodPem);

    String goodKey = Files.readString(key);
    Files.writeString(key, "");
    refuses("ca.key is damaged: restore it from a backup");
    Authority.open(data.resolve("other"), clock);
    Files.writeString(key, Files.readString(data.resolve("other/ca/ca.key")));
    refuses("is not the key of ");
    Files.writeString(key, goodKey);
    Authority.open(data, clock);
  }

  @Test
  void refusesAnExpiredOne() throws Exception {
    Authority.open(data, clock);
    clock.advance(Duration.ofDays(3653));

    refuses("ca.pem has expired: move the folder aside");
  }

  private void refuses(String message) {
    assertThatThrownBy(() -> Authority.open(data, clock)).isInstanceOf(IOException.class)
        .hasMessageContaining(message);
  }

  private static String permissions(Path file) throws IOException {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
  }
}
