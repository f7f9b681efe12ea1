package dev.weir.vault;

import dev.weir.model.net.Bytes;
import java.nio.ByteBuffer;
import java.nio.file.Path;
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

  private final Folder folder;

  Envelope(Folder folder) {
    this.folder = folder;
  }

  /** Returns the key in it, which the caller wipes; makes one where the vault is still empty. */
  byte[] open(MasterKey master) throws VaultException {
    Optional<byte[]> there = folder.read(FILE);
    if (there.isPresent()) {
      return opened(there.get(), master);
    }
    return Vault.holdsAnything(folder) ? master.copy() : folder.locked(() -> fresh(master));
  }

  private byte[] fresh(MasterKey master) throws VaultException {
    Optional<byte[]> meanwhile = folder.read(FILE);
    if (meanwhile.isPresent()) {
      return opened(meanwhile.get(), master);
    }
    byte[] root = new byte[MasterKey.BYTES];
    new SecureRandom().nextBytes(root);
    close(root, master);
    return root;
  }

  /** Seals {@code root} under {@code master} and under no other from now on. */
  void close(byte[] root, MasterKey master) throws VaultException {
    byte[] header = Header.fresh(master.seal(CHECK));
    byte[] sealed = master.seal(CONTENT).close(root, header);
    folder.replace(FILE, ByteBuffer.allocate(header.length + sealed.length).put(header).put(sealed).array());
  }

  private byte[] opened(byte[] file, MasterKey master) throws VaultException {
    Path where = folder.file(FILE);
    Bytes header = Header.verified(file, master.seal(CHECK), where);
    try {
      return master.seal(CONTENT).open(Arrays.copyOfRange(file, Header.BYTES, file.length), header.array());
    } catch (GeneralSecurityException e) {
      throw VaultException.damaged(where, "what it holds does not open");
    }
  }
}
