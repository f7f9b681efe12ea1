package dev.weir.vault;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;

/**
 * How a passphrase becomes a master key: Argon2id, its cost and salt kept beside the vault so that they can grow later. The
 * first cost is the second one that RFC 9106 (section 4) recommends: 64 MiB, three passes, four lanes.
 *
 * @param salt 16 bytes in hexadecimal
 */
record Stretching(int kibibytes, int passes, int lanes, String salt) {

  static final String FILE = "master.kdf";

  private static final String FORM = "argon2id";
  private static final int SALT_BYTES = 16;
  // What a tampered file may make a start cost: 1 GiB and a minute, not the machine.
  private static final int MOST_KIBIBYTES = 1 << 20;
  private static final int MOST_PASSES = 32;
  private static final int MOST_LANES = 64;

  /** Returns the master key of {@code passphrase}, which is wiped; {@code changing} where it is the first of a vault that had another key. */
  static byte[] stretch(MasterKeySource.Passphrase passphrase, Place place, boolean changing)
      throws VaultException {
    try {
      if (passphrase.chars().length == 0) {
        throw new VaultException("the passphrase of the vault is empty",
            "give the one that it was made with");
      }
      return Argon2id.derive(passphrase.chars(), kept(place, changing));
    } finally {
      Arrays.fill(passphrase.chars(), '\0');
    }
  }

  private static Stretching kept(Place place, boolean changing) throws VaultException {
    Optional<byte[]> file = place.read(FILE);
    return file.isPresent() ? parse(file.get(), place) : place.locked(() -> fresh(place, changing));
  }

  private static Stretching fresh(Place place, boolean changing) throws VaultException {
    Optional<byte[]> meanwhile = place.read(FILE);
    if (meanwhile.isPresent()) {
      return parse(meanwhile.get(), place);
    }
    if (!changing && place.holdsAnything()) {
      throw new VaultException(place.at(FILE),
          "is missing, or the vault was made with another kind of master key",
          "put the file back from a backup, or name the kind of master key that the vault was made with");
    }
    byte[] salt = new byte[SALT_BYTES];
    new SecureRandom().nextBytes(salt);
    Stretching fresh = new Stretching(1 << 16, 3, 4, HexFormat.of().formatHex(salt));
    place.replace(FILE, fresh.text().getBytes(StandardCharsets.US_ASCII));
    return fresh;
  }

  private String text() {
    return String.join(" ", FORM, Integer.toString(kibibytes), Integer.toString(passes),
        Integer.toString(lanes), salt)
        + "\n";
  }

  private static Stretching parse(byte[] file, Place place) throws VaultException {
    String text = new String(file, StandardCharsets.US_ASCII).strip();
    String[] words = text.split(" ", -1);
    try {
      if (words.length == 5 && words[0].equals(FORM)
          && HexFormat.of().parseHex(words[4]).length == SALT_BYTES) {
        return new Stretching(within(words[1], MOST_KIBIBYTES), within(words[2], MOST_PASSES),
            within(words[3], MOST_LANES), words[4]);
      }
    } catch (IllegalArgumentException e) {
      // Said below, as for any other text that is not of this form.
    }
    throw VaultException.damaged(place.at(FILE), "not of the form `argon2id KIBIBYTES PASSES LANES SALT`");
  }

  private static int within(String digits, int most) {
    int value = Integer.parseInt(digits);
    if (value < 1 || value > most) {
      throw new IllegalArgumentException("out of range");
    }
    return value;
  }
}
