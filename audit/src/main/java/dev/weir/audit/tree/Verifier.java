package dev.weir.audit.tree;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.MessageDigest;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;

/** Checks what a log's key has signed; written as one line that is no secret (C2SP signed-note, "verifier keys"). */
public final class Verifier {

  private static final byte ED25519 = 1;
  private static final int KEY_BYTES = 32;
  private static final int ID_BYTES = 4;
  private static final int SIGNATURE_BYTES = 64;
  private static final byte[] SPKI_PREFIX = HexFormat.of().parseHex("302a300506032b6570032100");

  private final String name;
  private final byte[] open;
  private final byte[] id;
  private final PublicKey key;

  private Verifier(String name, byte[] open) throws GeneralSecurityException {
    this.name = name;
    this.open = open.clone();
    id = id(name, open);
    byte[] encoded = ByteBuffer.allocate(SPKI_PREFIX.length + KEY_BYTES).put(SPKI_PREFIX).put(open).array();
    key = KeyFactory.getInstance("Ed25519").generatePublic(new X509EncodedKeySpec(encoded));
  }

  static Verifier of(String name, byte[] open) throws GeneralSecurityException {
    return new Verifier(name, open);
  }

  private static byte[] id(String name, byte[] open) throws GeneralSecurityException {
    MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
    sha256.update((name + "\n").getBytes(StandardCharsets.UTF_8));
    sha256.update(ED25519);
    return Arrays.copyOf(sha256.digest(open), ID_BYTES);
  }

  /** Returns the verifier that {@code line} is: name, id and key, with a plus between them. */
  public static Optional<Verifier> parse(String line) {
    String[] parts = line.strip().split("\\+", 3);
    if (parts.length != 3 || parts[0].isEmpty()) {
      return Optional.empty();
    }
    Optional<byte[]> key = Checkpoint.decode(parts[2])
        .filter(bytes -> bytes.length == 1 + KEY_BYTES && bytes[0] == ED25519);
    if (key.isEmpty()) {
      return Optional.empty();
    }
    try {
      Verifier verifier = new Verifier(parts[0], Arrays.copyOfRange(key.get(), 1, 1 + KEY_BYTES));
      return HexFormat.of().formatHex(verifier.id).equals(parts[1])
          ? Optional.of(verifier)
          : Optional.empty();
    } catch (GeneralSecurityException e) {
      return Optional.empty();
    }
  }

  /** Returns the name of the log. */
  public String name() {
    return name;
  }

  byte[] withId(byte[] signature) {
    return ByteBuffer.allocate(ID_BYTES + signature.length).put(id).put(signature).array();
  }

  /** Returns the checkpoint that {@code note} holds, where this key has signed it as that of its own log. */
  public Optional<Checkpoint> open(String note) {
    int end = note.indexOf("\n\n");
    if (end < 0) {
      return Optional.empty();
    }
    String text = note.substring(0, end + 1);
    boolean signed = note.substring(end + 2).lines().anyMatch(line -> signs(line, text));
    return signed
        ? Checkpoint.parse(text).filter(checkpoint -> checkpoint.origin().equals(name))
        : Optional.empty();
  }

  private boolean signs(String line, String text) {
    String mine = "— " + name + " ";
    return line.startsWith(mine)
        && Checkpoint.decode(line.substring(mine.length())).filter(bytes -> signs(bytes, text)).isPresent();
  }

  private boolean signs(byte[] signed, String text) {
    if (signed.length != ID_BYTES + SIGNATURE_BYTES
        || !ByteBuffer.wrap(id).equals(ByteBuffer.wrap(signed, 0, ID_BYTES))) {
      return false;
    }
    try {
      Signature signature = Signature.getInstance("Ed25519");
      signature.initVerify(key);
      signature.update(text.getBytes(StandardCharsets.UTF_8));
      return signature.verify(signed, ID_BYTES, SIGNATURE_BYTES);
    } catch (GeneralSecurityException e) {
      return false;
    }
  }

  /** Returns the line that {@link #parse} reads. */
  @Override
  public String toString() {
    byte[] key = ByteBuffer.allocate(1 + KEY_BYTES).put(ED25519).put(open).array();
    return name + "+" + HexFormat.of().formatHex(id) + "+" + Base64.getEncoder().encodeToString(key);
  }
}
