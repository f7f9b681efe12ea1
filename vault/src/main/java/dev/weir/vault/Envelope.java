package dev.weir.vault;

import dev.weir.model.net.Bytes;
import java.io.ByteArrayOutputStream;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Optional;

/**
 * The key that all others of a vault are derived from: drawn by chance when the vault is made, and kept in it sealed under the
 * master key, so that another master key can take the place of that one while everything else stays as it is. A vault that was
 * made without an envelope has its first master key in that place.
 */
final class Envelope {

  static final String FILE = "root.sealed";

  private static final String CHECK = "check";
  private static final String CONTENT = "envelope";

  private final Place place;

  Envelope(Place place) {
    this.place = place;
  }

  /** Returns the key in it, which the caller wipes; makes one where the vault is still empty. */
  byte[] open(Outer outer) throws VaultException {
    Optional<byte[]> there = place.read(FILE);
    if (there.isPresent()) {
      return opened(there.get(), outer, place.at(FILE));
    }
    if (!place.holdsAnything()) {
      return place.locked(() -> fresh(outer));
    }
    try (Outer.Opening first = outer.again(Front.NONE, place.at(FILE))) {
      return first.key().copy();
    }
  }

  private byte[] fresh(Outer outer) throws VaultException {
    Optional<byte[]> meanwhile = place.read(FILE);
    if (meanwhile.isPresent()) {
      return opened(meanwhile.get(), outer, place.at(FILE));
    }
    byte[] root = new byte[MasterKey.BYTES];
    new SecureRandom().nextBytes(root);
    place.replace(FILE, sealed(root, outer));
    return root;
  }

  /** Returns the file that seals {@code root} under {@code outer}, which may ask a service. */
  static byte[] sealed(byte[] root, Outer outer) throws VaultException {
    try (Outer.Opening opening = outer.fresh()) {
      byte[] header = Header.fresh(opening.key().seal(CHECK));
      byte[] sealed = opening.key().seal(CONTENT).close(root, together(opening.front().array(), header));
      return together(opening.front().array(), header, sealed);
    }
  }

  /** Returns the key in {@code file}, which lies at {@code where}. */
  static byte[] opened(byte[] file, Outer outer, String where) throws VaultException {
    Front front = Front.of(file, where);
    byte[] envelope = Arrays.copyOfRange(file, front.bytes().length, file.length);
    try (Outer.Opening opening = outer.again(front, where)) {
      Bytes header = Header.verified(envelope, opening.key().seal(CHECK), where);
      return opening.key().seal(CONTENT).open(Arrays.copyOfRange(envelope, Header.BYTES, envelope.length),
          together(front.bytes(), header.array()));
    } catch (GeneralSecurityException e) {
      throw VaultException.damaged(where, "what it holds does not open");
    }
  }

  private static byte[] together(byte[]... parts) {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    for (byte[] part : parts) {
      all.writeBytes(part);
    }
    return all.toByteArray();
  }
}
