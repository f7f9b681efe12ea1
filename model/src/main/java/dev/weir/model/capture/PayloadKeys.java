package dev.weir.model.capture;

import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The keys that payloads are sealed under: one for what is kept of one subject and ends on one day. A key that is dropped is gone
 * from the disk, and what was sealed under it is read by nobody any more.
 */
public interface PayloadKeys {

  /** A key, without itself. */
  record Listed(String id, Subject subject, Instant until) {}

  /** A seal does not hold: what was under it is not what was sealed. */
  final class Broken extends IOException {
    private static final long serialVersionUID = 1L;

    public Broken(Throwable cause) {
      super("its seal is broken", cause);
    }
  }

  /**
   * Returns {@code plain} sealed together with {@code context}, under the key of {@code subject} for the day on which {@code until}
   * lies; makes the key where there is none. May wait for the disk.
   */
  byte[] seal(Subject subject, Instant until, byte[] plain, byte[] context) throws IOException;

  /**
   * Returns what was sealed in this context; empty where its key was dropped.
   *
   * @throws Broken where it was changed, cut off or sealed in another context
   */
  Optional<byte[]> open(byte[] sealed, byte[] context) throws IOException;

  /** Returns the id of the key that it was sealed under; empty text where it names none. */
  String keyOf(byte[] sealed);

  /** Returns all keys that there are. */
  List<Listed> list() throws IOException;

  /** Lets nothing more be sealed under these keys. */
  void retire(Set<String> ids) throws IOException;

  /** Drops these keys; returns how many there were. */
  int drop(Set<String> ids) throws IOException;
}
