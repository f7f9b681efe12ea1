package dev.weir.vault;

import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Optional;

/**
 * The key that all others of a vault are derived from: drawn by chance when the vault is made, and kept in it sealed under the
 * master key, so that another master key can take the place of that one while everything else stays as it is. A vault that was
 * made without an envelope has its first master key in that place.
 */
final class Envelope {

  static final String FILE = "root.sealed";

  private static final byte[] CONTEXT = Packed.together("root");

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
    folder.replace(FILE, master.seal("envelope").close(root, CONTEXT));
  }

  private byte[] opened(byte[] sealed, MasterKey master) throws VaultException {
    try {
      return master.seal("envelope").open(sealed, CONTEXT);
    } catch (GeneralSecurityException e) {
      throw new VaultException(folder.file(FILE), "was made under another master key, or is damaged",
          "name the master key that the vault has now, or put the file back from a backup");
    }
  }
}
