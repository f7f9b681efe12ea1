package dev.weir.vault;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;

/** The master key as a file, and the text form of one. */
final class MasterKeyFile {

  static final String FORM = "32 random bytes in hexadecimal or base64, such as `openssl rand -hex 32` prints";

  private MasterKeyFile() {}

  static byte[] read(MasterKeySource.File source, Place place) throws VaultException {
    Path path = source.path();
    if (source.create() && Files.notExists(path)) {
      place.locked(() -> {
        create(path, place);
        return path;
      });
    }
    try {
      Optional<String> open = Folder.openToOthers(path);
      if (open.isPresent()) {
        throw new VaultException(path.toString(), "can be read or written by others (" + open.get() + ")",
            "run `chmod 600 " + path
                + "`, and take a new master key if somebody else may have read this one");
      }
      byte[] text = Files.readAllBytes(path);
      Optional<byte[]> key = parse(text);
      Arrays.fill(text, (byte) 0);
      return key.orElseThrow(
          () -> new VaultException(path.toString(), "holds no master key", "it must hold " + FORM));
    } catch (NoSuchFileException e) {
      throw new VaultException(path.toString(), "there is no master key",
          "put it back from where it is kept, or name the file that holds it (Weirs that share a vault have"
              + " one and the same); without it, what the vault holds cannot be opened");
    } catch (VaultException e) {
      throw e;
    } catch (IOException e) {
      throw VaultException.unreadable(path, e);
    }
  }

  /** A vault that holds something has had its key: a new one would only hide that the old one is missing. */
  private static void create(Path path, Place place) throws VaultException {
    if (Files.exists(path) || place.holdsAnything()) {
      return;
    }
    byte[] key = new byte[MasterKey.BYTES];
    new SecureRandom().nextBytes(key);
    byte[] text = (HexFormat.of().formatHex(key) + "\n").getBytes(StandardCharsets.US_ASCII);
    try {
      Folder.around(path).replace(String.valueOf(path.getFileName()), text);
    } finally {
      Arrays.fill(key, (byte) 0);
      Arrays.fill(text, (byte) 0);
    }
  }

  /** Returns the 32 bytes that {@code text} spells, white space around them aside; empty where it spells none. */
  static Optional<byte[]> parse(byte[] text) {
    int start = 0;
    int end = text.length;
    while (start < end && text[end - 1] >= 0 && text[end - 1] <= ' ') {
      end--;
    }
    while (start < end && text[start] >= 0 && text[start] <= ' ') {
      start++;
    }
    byte[] trimmed = Arrays.copyOfRange(text, start, end);
    try {
      byte[] key = trimmed.length == 2 * MasterKey.BYTES ? hex(trimmed) : Base64.getDecoder().decode(trimmed);
      return key.length == MasterKey.BYTES ? Optional.of(key) : Optional.empty();
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    } finally {
      Arrays.fill(trimmed, (byte) 0);
    }
  }

  private static byte[] hex(byte[] digits) {
    byte[] key = new byte[digits.length / 2];
    for (int i = 0; i < key.length; i++) {
      key[i] = (byte) (HexFormat.fromHexDigit(digits[2 * i]) << 4
          | HexFormat.fromHexDigit(digits[2 * i + 1]));
    }
    return key;
  }
}
