package dev.weir.vault;

import dev.weir.model.net.Bytes;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Signed texts that were verified before, by their SHA-256, so that neither a signature is verified twice nor anything kept
 * that proves somebody. Only what was verified comes in: what is made up takes no room.
 */
public final class Proven<V> {

  /** The most texts: some 2 MB. */
  private static final int MOST = 10_000;

  private record Entry<V>(V value, Instant until) {}

  private static final ThreadLocal<MessageDigest> SHA_256 = ThreadLocal.withInitial(() -> {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("no SHA-256 on this JVM", e);
    }
  });

  private final Map<Bytes, Entry<V>> entries = new ConcurrentHashMap<>();

  /** Returns what {@code text} was found to be; empty where it was not seen, or has expired. */
  public Optional<V> find(String text, Instant now) {
    Entry<V> entry = entries.get(digest(text));
    return entry == null || !now.isBefore(entry.until()) ? Optional.empty() : Optional.of(entry.value());
  }

  /** Keeps what a verified text was found to be, until it expires. */
  public void keep(String text, V value, Instant until, Instant now) {
    if (entries.size() >= MOST) {
      entries.values().removeIf(entry -> !now.isBefore(entry.until()));
    }
    if (entries.size() >= MOST) {
      entries.clear();
    }
    entries.put(digest(text), new Entry<>(value, until));
  }

  /** Forgets all, since what verified them has changed. */
  public void forget() {
    entries.clear();
  }

  private static Bytes digest(String text) {
    return Bytes.wrap(SHA_256.get().digest(text.getBytes(StandardCharsets.UTF_8)));
  }
}
