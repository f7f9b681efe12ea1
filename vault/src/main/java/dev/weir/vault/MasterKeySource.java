package dev.weir.vault;

import dev.weir.vault.wrap.Reference;
import java.nio.file.Path;

/** Where the master key comes from. */
public sealed interface MasterKeySource {

  /** What the master key of one machine is called, beside what it opens. */
  String FILE = "master.key";

  /**
   * Returns the source for one machine: {@code <data>/vault/master.key}, made at the first start.
   *
   * <p>It protects what leaves the machine without that one file: copies of the other files, backups and disks that leave it
   * out. It does not protect from whoever reads the whole folder, since lock and key lie side by side: then take the key
   * from elsewhere.
   */
  static MasterKeySource beside(Path dataFolder) {
    return new File(dataFolder.resolve("vault").resolve(FILE), true);
  }

  /**
   * A file with 32 bytes in hexadecimal or base64, which nobody but its owner may read.
   *
   * @param create whether it is made where it is missing and the vault is still empty
   */
  record File(Path path, boolean create) implements MasterKeySource {
    /** A file that must be there. */
    public File(Path path) {
      this(path, false);
    }
  }

  /** An environment variable with 32 bytes in hexadecimal or base64. */
  record Environment(String name) implements MasterKeySource {}

  /**
   * A key that a service holds and never gives away: {@code pkcs11:…}, {@code awskms:…} or {@code vault:…}.
   *
   * @param reference as the environment has it; it names files with secrets, and holds none
   */
  record Service(String reference) implements MasterKeySource {

    /** Returns whether {@code text} is meant as such a reference, right or wrong. */
    public static boolean isMeant(String text) {
      return Reference.isMeant(text);
    }
  }

  /** A passphrase, stretched by Argon2id; its salt and cost are kept in {@code <data>/vault/master.kdf}. */
  final class Passphrase implements MasterKeySource {

    private final char[] chars;

    /** Takes the array over: it is wiped when the key has been made of it. */
    public Passphrase(char[] chars) {
      this.chars = chars;
    }

    char[] chars() {
      return chars;
    }

    /** Returns the same to be used once more, which is wiped by itself. */
    Passphrase again() {
      return new Passphrase(chars.clone());
    }

    @Override
    public String toString() {
      return "Passphrase[secret]";
    }
  }
}
