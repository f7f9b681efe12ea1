package dev.weir.vault;

import java.time.Duration;
import java.util.Optional;
import java.util.SortedMap;

/** Where a vault lies: its sections, and the few small parts that lead to the key which they are sealed under. */
sealed interface Place extends AutoCloseable permits Folder, SharedPlace {

  /** Something that is done while nobody else changes the parts. */
  interface Action<R> {
    R run() throws VaultException;
  }

  /** Returns where {@code part} lies, for messages. */
  String at(String part);

  /** Returns the whole of a part; empty where there is none. */
  Optional<byte[]> read(String part) throws VaultException;

  /** Replaces a part: after a crash at any moment there is the old one or the new one, and it is durable when this returns. */
  void replace(String part, byte[] content) throws VaultException;

  /** Runs {@code action} while nobody else runs one here. */
  <R> R locked(Action<R> action) throws VaultException;

  /** Returns whether there is anything that a master key has sealed. */
  boolean holdsAnything() throws VaultException;

  /** Opens a section, which is empty where there was none. */
  <T> Keep<T> keep(Section<T> section, MasterKey root) throws VaultException;

  /** Returns everything but what leads to the master key, as it is at one moment: sealed, by the names of files. */
  SortedMap<String, byte[]> content(MasterKey root) throws VaultException;

  /** Returns the folder for what is this Weir's alone. */
  Folder own();

  /** Returns what a key is derived for that no other Weir is to have. */
  String ownPurpose(String purpose) throws VaultException;

  /** Returns how long after it was last compared what is known of this place is believed. */
  Duration believed();

  @Override
  void close();
}
