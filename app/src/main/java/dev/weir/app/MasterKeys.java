package dev.weir.app;

import dev.weir.app.command.CannotRun;
import dev.weir.vault.MasterKeySource;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Where the vault's master key comes from: {@code WEIR_MASTER_KEY} (32 bytes, hexadecimal or base64, or what refers to a key that a
 * service holds),
 * {@code WEIR_MASTER_KEY_FILE} (a file with the same), {@code WEIR_PASSPHRASE_FILE} (a file with a passphrase), or a file in
 * the data folder that is made at the first start.
 */
public final class MasterKeys {

  /** The variable that holds the key, or says which key service has it. */
  public static final String KEY = "WEIR_MASTER_KEY";
  /** The variable that names a file with the key. */
  public static final String KEY_FILE = "WEIR_MASTER_KEY_FILE";
  /** The variable that names a file with a passphrase. */
  public static final String PASSPHRASE_FILE = "WEIR_PASSPHRASE_FILE";

  private MasterKeys() {}

  /** Returns the source that the environment names; throws {@link CannotRun} where it names more than one. */
  public static MasterKeySource source(Path data) throws CannotRun {
    String key = System.getenv(KEY);
    String keyFile = System.getenv(KEY_FILE);
    String passphraseFile = System.getenv(PASSPHRASE_FILE);
    int named = (key == null ? 0 : 1) + (keyFile == null ? 0 : 1) + (passphraseFile == null ? 0 : 1);
    if (named > 1) {
      throw new CannotRun("more than one master key", KEY + ", " + KEY_FILE + ", " + PASSPHRASE_FILE,
          "set one of them");
    }
    if (key != null) {
      return MasterKeySource.Service.isMeant(key)
          ? new MasterKeySource.Service(key)
          : new MasterKeySource.Environment(KEY);
    }
    if (keyFile != null) {
      return new MasterKeySource.File(Path.of(keyFile));
    }
    return passphraseFile == null ? MasterKeySource.beside(data) : passphrase(Path.of(passphraseFile));
  }

  /** Returns the passphrase in {@code file}, without the blanks at its end. */
  public static MasterKeySource passphrase(Path file) throws CannotRun {
    try {
      return new MasterKeySource.Passphrase(
          Files.readString(file, StandardCharsets.UTF_8).stripTrailing().toCharArray());
    } catch (IOException e) {
      throw new CannotRun("cannot read the passphrase", file.toString(),
          "let " + PASSPHRASE_FILE + " name a file that Weir may read");
    }
  }
}
