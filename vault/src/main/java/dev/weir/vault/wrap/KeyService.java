package dev.weir.vault.wrap;

import java.io.IOException;

/** Wraps small keys under one that stays where it is. */
public interface KeyService {

  /** What is wrapped is bound to this: nothing else that the service's key has wrapped opens as a vault's key. */
  String PURPOSE = "weir vault key";

  /** Returns which key this is, in the form of a {@link Reference} without what leads to it; nothing secret. */
  String name();

  /** Returns {@code key}, wrapped under the newest version of the service's key. */
  byte[] wrap(byte[] key) throws IOException, InterruptedException;

  /**
   * Returns what was wrapped, which the caller wipes.
   *
   * @throws IOException where the service cannot be asked, or says that this is not its own, whole
   */
  byte[] unwrap(byte[] wrapped) throws IOException, InterruptedException;
}
