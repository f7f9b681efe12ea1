package dev.weir.limit.abuse;

import com.maxmind.db.Reader;
import com.maxmind.db.Reader.FileMode;
import dev.weir.model.net.Ip;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Countries of addresses, out of a file in MaxMind's format (version 2), held in memory and read again by another thread when
 * it has changed. Where it is gone, or is none any more, the one that was read last holds. Knows the places where MaxMind,
 * DB-IP and IPinfo write the code of a country.
 */
final class CountryFile {

  private static final System.Logger LOG = System.getLogger("dev.weir.limit");
  /** How often it is looked for another file. */
  private static final Duration EVERY = Duration.ofSeconds(10);

  private final Path path;
  private final LongSupplier nanos;
  private final AtomicLong looked;
  private volatile @Nullable Reader reader;
  private Optional<Version> read = Optional.empty();
  private boolean failed;

  /** What differs where a file has changed. */
  private record Version(FileTime at, long size) {}

  CountryFile(Path path, LongSupplier nanos) {
    this.path = path;
    this.nanos = nanos;
    this.looked = new AtomicLong(nanos.getAsLong() - EVERY.toNanos());
  }

  /** Returns the code of the country, in capitals; empty where none is known, or none yet. Never waits. */
  Optional<String> of(Ip address) {
    long last = looked.get();
    if (nanos.getAsLong() - last >= EVERY.toNanos() && looked.compareAndSet(last, nanos.getAsLong())) {
      Thread.ofVirtual().name("weir-countries").start(this::refresh);
    }
    Reader known = reader;
    if (known == null) {
      return Optional.empty();
    }
    try {
      return code(known.get(address.toInet(), Map.class));
    } catch (IOException | RuntimeException e) {
      // A file that is broken in the middle: the address is as good as unknown.
      return Optional.empty();
    }
  }

  private static Optional<String> code(@Nullable Map<?, ?> found) {
    if (found == null) {
      return Optional.empty();
    }
    Object country = found.get("country") instanceof Map<?, ?> named
        ? named.get("iso_code")
        : found.containsKey("country_code") ? found.get("country_code") : found.get("country");
    return country instanceof String code && code.length() == 2
        ? Optional.of(code.toUpperCase(Locale.ROOT))
        : Optional.empty();
  }

  /** Reads the file where it is another than was read last. */
  synchronized void refresh() {
    try {
      BasicFileAttributes now = Files.readAttributes(path, BasicFileAttributes.class);
      Version version = new Version(now.lastModifiedTime(), now.size());
      if (read.filter(version::equals).isEmpty()) {
        reader = new Reader(path.toFile(), FileMode.MEMORY);
        read = Optional.of(version);
        LOG.log(System.Logger.Level.INFO, "countries are read from {0}", path);
      }
      failed = false;
    } catch (IOException | RuntimeException e) {
      LOG.log(failed ? System.Logger.Level.DEBUG : System.Logger.Level.WARNING,
          "the countries of {0} cannot be read, {1}: {2}", path,
          reader == null ? "so none is known" : "so those that were read before hold",
          e.getClass().getSimpleName());
      failed = true;
    }
  }
}
