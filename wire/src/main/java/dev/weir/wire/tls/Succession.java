package dev.weir.wire.tls;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;

/**
 * The authority that comes after the one that signs, in {@code <data>/ca-next/}: made ahead, so that clients can be given it while
 * they trust the one before, and in force from the day that was said. The key of the one before is deleted then.
 */
public final class Succession {

  /** One process settles a succession at a time; two of them find the same. */
  private static final Object SETTLING = new Object();

  private final AuthorityFiles current;
  private final AuthorityFiles next;
  private final Clock clock;

  private Succession(Path data, Clock clock) {
    this.current = AuthorityFiles.current(data);
    this.next = AuthorityFiles.next(data);
    this.clock = clock;
  }

  /** Returns that of the authority in {@code dataFolder}. */
  public static Succession of(Path dataFolder, Clock clock) {
    return new Succession(dataFolder, clock);
  }

  /**
   * An authority that does not sign yet.
   *
   * @param from from when on it does
   */
  public record Successor(Authority authority, Instant from) {}

  /**
   * Returns who comes next; empty where nobody was announced.
   *
   * @throws IOException where it is damaged or open to others
   */
  public Optional<Successor> next() throws IOException {
    return next.absent()
        ? Optional.empty()
        : Optional.of(new Successor(Authority.read(next, clock.instant()), next.from()));
  }

  /** Makes an authority that signs from {@code from} on; where one was announced already, that one stays. */
  public Successor announce(Instant from) throws IOException {
    if (next.absent()) {
      next.create(Authority.make(clock.instant()), from);
    }
    return next()
        .orElseThrow(() -> new IOException("the authority that was just made is gone: rotate again"));
  }

  /** Puts the next authority in force, whatever its day. Does nothing where there is none. */
  public void advance() throws IOException {
    synchronized (SETTLING) {
      if (next().isPresent()) {
        next.replace(current);
      }
    }
  }

  /** Puts the next authority in force once its day has come, or where a crash left nothing in force. */
  void settle() throws IOException {
    synchronized (SETTLING) {
      if (!next.absent() && (current.absent() || !clock.instant().isBefore(next.from()))) {
        next.replace(current);
      }
    }
  }
}
