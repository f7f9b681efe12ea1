package dev.weir.vault;

import com.google.crypto.tink.subtle.Hkdf;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** 32 bytes from which every key of the vault is derived, one for each purpose; wiped when closed. They lie in an {@link Envelope}. */
public final class MasterKey implements AutoCloseable {

  static final int BYTES = 32;

  private final byte[] bytes;

  private MasterKey(byte[] bytes) {
    this.bytes = bytes;
  }

  /**
   * Returns the master key for the vault in {@code folder}. Whether it is the right one shows when a file of the vault is
   * read: each carries a check value.
   *
   * @throws VaultException where it is missing, malformed, or readable by others; with the mend
   */
  public static MasterKey open(MasterKeySource source, Path folder) throws VaultException {
    return open(source, Folder.at(folder), System::getenv);
  }

  static MasterKey open(MasterKeySource source, Place place, UnaryOperator<@Nullable String> environment)
      throws VaultException {
    try (Outer outer = outer(source, place, environment, false)) {
      return new MasterKey(new Envelope(place).open(outer));
    }
  }

  /**
   * Makes {@code next} the master key of the vault at {@code site}, in the place of {@code present}. Nothing else changes: a
   * Weir that runs goes on, and is started with the next one from now on.
   *
   * @throws VaultException where {@code present} is not the vault's, or {@code next} cannot be had
   */
  public static void change(VaultSite site, MasterKeySource present, MasterKeySource next)
      throws VaultException {
    try (Place place = site.open()) {
      change(place, present, next, System::getenv);
    }
  }

  static void change(Place place, MasterKeySource present, MasterKeySource next,
      UnaryOperator<@Nullable String> environment) throws VaultException {
    try (MasterKey root = open(present, place, environment);
        Outer outer = outer(next, place, environment, true)) {
      Section.check(place, root);
      byte[] envelope = Envelope.sealed(root.bytes, outer);
      place.locked(() -> {
        place.replace(Envelope.FILE, envelope);
        return place;
      });
    }
  }

  private static Outer outer(MasterKeySource source, Place place,
      UnaryOperator<@Nullable String> environment, boolean changing) throws VaultException {
    return switch (source) {
      case MasterKeySource.File file -> held(MasterKeyFile.read(file, place));
      case MasterKeySource.Environment(String name) ->
        held(fromEnvironment(name, environment.apply(name)));
      case MasterKeySource.Passphrase passphrase -> held(Stretching.stretch(passphrase, place, changing));
      case MasterKeySource.Service(String reference) -> Outer.Served.of(reference, environment);
    };
  }

  private static Outer held(byte[] key) {
    return new Outer.Held(new MasterKey(key));
  }

  /** Returns a key that owns {@code bytes}. */
  static MasterKey own(byte[] bytes) {
    return new MasterKey(bytes);
  }

  byte[] copy() {
    return bytes.clone();
  }

  private static byte[] fromEnvironment(String name, @Nullable String value) throws VaultException {
    String what = "environment variable " + name;
    if (value == null || value.isBlank()) {
      throw new VaultException(what + " holds no master key", "set it to " + MasterKeyFile.FORM);
    }
    Optional<byte[]> key = MasterKeyFile.parse(value.getBytes(StandardCharsets.UTF_8));
    return key.orElseThrow(
        () -> new VaultException(what + " is no master key", "set it to " + MasterKeyFile.FORM));
  }

  Seal seal(String purpose) {
    byte[] key = derive(purpose);
    try {
      return new Seal(key);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("no AES-GCM on this JVM", e);
    } finally {
      Arrays.fill(key, (byte) 0);
    }
  }

  KeyedHash hash(String purpose) {
    byte[] key = derive(purpose);
    try {
      return new KeyedHash(key);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("no HMAC-SHA256 on this JVM", e);
    } finally {
      Arrays.fill(key, (byte) 0);
    }
  }

  byte[] derive(String purpose) {
    byte[] info = ("weir vault 1 " + purpose).getBytes(StandardCharsets.UTF_8);
    try {
      return Hkdf.computeHkdf("HMACSHA256", bytes, new byte[0], info, BYTES);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("no HKDF on this JVM", e);
    }
  }

  @Override
  public void close() {
    Arrays.fill(bytes, (byte) 0);
  }

  @Override
  public String toString() {
    return "MasterKey[secret]";
  }
}
