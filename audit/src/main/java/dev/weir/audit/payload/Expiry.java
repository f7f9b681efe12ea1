package dev.weir.audit.payload;

import dev.weir.audit.record.CorruptRecord;
import dev.weir.audit.retain.Holds;
import dev.weir.model.capture.PayloadKeys;
import java.io.IOException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Drops parts whose time is over, and keys whose whole day is; nothing that somebody holds. The log keeps the hashes. May be run
 * beside a Weir that writes.
 */
public final class Expiry {

  /** A file that no key opens, or that was never finished, may be one that somebody is only just writing. */
  private static final Duration YOUNG = Duration.ofHours(1);

  private final PayloadKeys keys;
  private final List<Holds.Hold> holds;
  private final Instant now;
  private final Set<String> inUse = new HashSet<>();
  private int dropped;

  private Expiry(PayloadKeys keys, List<Holds.Hold> holds, Instant now) {
    this.keys = keys;
    this.holds = holds;
    this.now = now;
  }

  /** Drops what has had its time at {@code now}; returns how many parts that were. */
  public static int run(Path dataFolder, PayloadKeys keys, Instant now) throws IOException {
    PartFiles files = PartFiles.of(dataFolder);
    Expiry expiry = new Expiry(keys, Holds.of(dataFolder).all(), now);
    Set<String> there = keys.list().stream().map(PayloadKeys.Listed::id).collect(Collectors.toSet());
    for (Path file : files.all()) {
      expiry.look(file, there);
    }
    expiry.dropKeys();
    return expiry.dropped;
  }

  private void look(Path file, Set<String> there) throws IOException {
    if (PartFiles.isUnfinished(file)) {
      if (Files.exists(file) && Files.getLastModifiedTime(file).toInstant().isBefore(now.minus(YOUNG))) {
        drop(file);
      }
      return;
    }
    try {
      Optional<PartFiles.Lying> lying = PartFiles.front(file);
      if (lying.isPresent()) {
        look(lying.get(), there);
      }
    } catch (CorruptRecord e) {
      // Damage is evidence: it stays until somebody has looked at it.
    }
  }

  private void look(PartFiles.Lying lying, Set<String> there) throws IOException {
    String key = keys.keyOf(lying.sealed().array());
    boolean over = !lying.label().until().isAfter(now);
    boolean shut = !there.contains(key) && lying.label().at().isBefore(now.minus(YOUNG));
    boolean held = holds.stream().anyMatch(hold -> hold.period().contains(lying.label().at()));
    if (!held && (over || shut)) {
      drop(lying.path());
    } else {
      inUse.add(key);
    }
  }

  private void drop(Path file) throws IOException {
    Files.deleteIfExists(file);
    dropped += PartFiles.isUnfinished(file) ? 0 : 1;
    Path day = file.getParent();
    if (day == null) {
      return;
    }
    try {
      Files.deleteIfExists(day);
    } catch (DirectoryNotEmptyException e) {
      // Others of that day are still there.
    }
  }

  private void dropKeys() throws IOException {
    Set<String> over = keys.list().stream()
        .filter(key -> !key.until().isAfter(now) && !inUse.contains(key.id())).map(PayloadKeys.Listed::id)
        .collect(Collectors.toSet());
    if (!over.isEmpty()) {
      keys.drop(over);
    }
  }
}
