package dev.weir.vault;

import dev.weir.model.net.Host;
import dev.weir.model.net.HostPattern;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;

/** What the tests of the vault share: a clock that is set, a disk that fills, and a few names. */
final class Scene {

  static final Host BANK = host("api.bank.test");
  static final Host THIEF = host("thief.test");
  static final List<HostPattern> TO_BANK = List.of(HostPattern.parse("api.bank.test").orElseThrow());

  private Scene() {}

  static Host host(String text) {
    return Host.parse(text).orElseThrow();
  }

  static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  /** Returns the credential {@code bank} in plain text. */
  static String value(Vault vault) throws IOException {
    return new String(vault.secrets().open("bank", BANK).reveal(), StandardCharsets.UTF_8);
  }

  /** Returns all that a thief of the folder has, but for the master key. */
  static String stolen(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      StringBuilder all = new StringBuilder();
      for (Path file : files.filter(Files::isRegularFile).filter(f -> !f.endsWith("master.key")).toList()) {
        all.append(file).append(new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1));
      }
      return all.toString();
    }
  }

  /** Removes a folder with all that is in it. */
  static void delete(Path folder) throws IOException {
    if (Files.isDirectory(folder)) {
      try (Stream<Path> files = Files.walk(folder)) {
        for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
          Files.delete(file);
        }
      }
    }
  }

  /** A disk that takes half of what it is given while it is full. */
  static final class FillingDisk implements Folder.Disk {
    final AtomicBoolean full = new AtomicBoolean();

    @Override
    public void write(FileChannel to, ByteBuffer bytes) throws IOException {
      if (full.get()) {
        to.write(bytes.slice(0, bytes.remaining() / 2));
        throw new IOException("No space left on device");
      }
      to.write(bytes);
      to.force(true);
    }
  }

  /** A clock that is set by hand. */
  static final class SetClock extends Clock {
    final AtomicLong millis = new AtomicLong(1_800_000_000_000L);

    @Override
    public Instant instant() {
      return Instant.ofEpochMilli(millis.get());
    }

    @Override
    public ZoneId getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
      return this;
    }
  }
}
