package dev.weir.app.command.doctor;

import com.sun.management.UnixOperatingSystemMXBean;
import dev.weir.app.MasterKeys;
import dev.weir.app.command.CannotRun;
import dev.weir.model.settings.Settings;
import dev.weir.vault.Vault;
import dev.weir.vault.VaultException;
import dev.weir.vault.VaultSite;
import java.io.IOException;
import java.io.InputStream;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.security.GeneralSecurityException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** What Weir stands on: its folder, its disk, its keys, the machine. */
final class Ground {

  private static final long LITTLE_BYTES = 1L << 30;
  private static final long NO_BYTES = 64L << 20;
  private static final Duration SOON = Duration.ofDays(30);
  private static final int LITTLE_ENTROPY = 128;
  private static final int LONGEST_NUMBER = 16;

  private final Settings settings;
  private final Clock clock;

  Ground(Settings settings, Clock clock) {
    this.settings = settings;
    this.clock = clock;
  }

  List<Finding> look() throws IOException {
    List<Finding> findings = new ArrayList<>();
    Path data = settings.data();
    if (!Files.isDirectory(data)) {
      findings.add(Finding.odd("data folder", data + " is not there",
          "the first `weir serve` makes it; or set `data:`"));
    } else {
      findings.add(rights(data));
      findings.add(space(data));
      findings.add(masterKey(VaultSite.of(settings)));
      VaultSite.of(settings).leftBehind().ifPresent(folder -> findings.add(Finding.odd("vault",
          folder + " holds a vault that nobody uses: shared.postgres keeps it",
          "remove it once nothing of it is missed, or set vault: own under shared.postgres")));
      findings.add(authority(data.resolve("ca").resolve("ca.pem")));
    }
    findings.add(files());
    entropy(findings);
    return findings;
  }

  private static Finding rights(Path data) throws IOException {
    if (!Files.isWritable(data)) {
      return Finding.ill("data folder", data + " cannot be written by " + System.getProperty("user.name"),
          "run this as the user that runs Weir, or let that user write there");
    }
    boolean open = Files.getFileStore(data).supportsFileAttributeView("posix")
        && Files.getPosixFilePermissions(data).stream().anyMatch(Set.of(PosixFilePermission.GROUP_READ,
            PosixFilePermission.GROUP_WRITE, PosixFilePermission.OTHERS_READ,
            PosixFilePermission.OTHERS_WRITE)::contains);
    return open
        ? Finding.odd("data folder", data + " is open to others", "chmod 700 " + data)
        : Finding.well("data folder", data + " is its owner's alone");
  }

  private static Finding space(Path data) throws IOException {
    FileStore store = Files.getFileStore(data);
    long free = store.getUsableSpace();
    String what = (free >> 20) + " MB free on " + store.name();
    if (store.isReadOnly()) {
      return Finding.ill("disk", store.name() + " is mounted read-only",
          "mount it for writing: no call leaves without its record");
    }
    return free < NO_BYTES
        ? Finding.ill("disk", what, "make room: no call leaves without its record")
        : free < LITTLE_BYTES ? Finding.odd("disk", what, "make room soon") : Finding.well("disk", what);
  }

  private Finding masterKey(VaultSite site) {
    Path data = site.data();
    if (site.shared().isEmpty() && !Files.isDirectory(data.resolve("vault"))) {
      return Finding.odd("master key", "there is no vault yet", "the first `weir serve` makes it");
    }
    try {
      Vault.open(site, MasterKeys.source(data), clock).close();
      return Finding.well("master key", "it opens the vault");
    } catch (VaultException e) {
      return Finding.ill("master key", e.what(), e.mend());
    } catch (CannotRun e) {
      return Finding.ill("master key",
          e.complaints().getFirst().what() + ": " + e.complaints().getFirst().where(),
          e.complaints().getFirst().mend());
    }
  }

  private Finding authority(Path file) throws IOException {
    if (!Files.isReadable(file)) {
      return Finding.odd("authority", "there is no " + file + " yet", "the first `weir serve` makes it");
    }
    try (InputStream in = Files.newInputStream(file)) {
      X509Certificate ca = (X509Certificate) CertificateFactory.getInstance("X.509").generateCertificate(in);
      Instant ends = ca.getNotAfter().toInstant();
      if (clock.instant().isBefore(ca.getNotBefore().toInstant())) {
        return Finding.ill("authority", "it is valid from " + ca.getNotBefore().toInstant() + " on only",
            "set the clock right");
      }
      return ends.isBefore(clock.instant().plus(SOON))
          ? Finding.ill("authority", "it ends at " + ends,
              "make a new one, and have the proxy's clients trust it")
          : Finding.well("authority", "it is valid until " + ends);
    } catch (GeneralSecurityException e) {
      return Finding.ill("authority", file + " is no certificate", "put it back from a backup");
    }
  }

  private Finding files() {
    long most = ManagementFactory.getOperatingSystemMXBean() instanceof UnixOperatingSystemMXBean unix
        ? unix.getMaxFileDescriptorCount()
        : Long.MAX_VALUE;
    long wanted = 2L * settings.limits().crowd().connections();
    return most < wanted
        ? Finding.odd("file descriptors",
            most + " at most, for " + settings.limits().crowd().connections() + " connections",
            "ulimit -n " + wanted + ", or lower limits.connections")
        : Finding.well("file descriptors", most + " at most");
  }

  private static void entropy(List<Finding> findings) throws IOException {
    Path pool = Path.of("/proc/sys/kernel/random/entropy_avail");
    if (Files.isReadable(pool)) {
      int bits = number(pool);
      findings.add(bits < LITTLE_ENTROPY
          ? Finding.odd("entropy", bits + " bits",
              "wait after boot, or give the machine a source of randomness")
          : Finding.well("entropy", bits + " bits"));
    }
  }

  /** Reads all at once: behind the first byte of such a file the kernel has no more to tell. */
  private static int number(Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      return Integer.parseInt(new String(in.readNBytes(LONGEST_NUMBER), StandardCharsets.US_ASCII).strip());
    }
  }
}
