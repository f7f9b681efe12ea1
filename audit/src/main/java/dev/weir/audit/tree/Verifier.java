package dev.weir.audit.tree;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.MessageDigest;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;

/**
 * Checks what the key of a log or of a witness has signed; written as one line that is no secret (C2SP signed-note, "verifier
 * keys"). The kind of the key is part of it, so that a signature of one kind is never taken for one of the other.
 */
public final class Verifier {

  /** Of a log: signs a note's text (C2SP signed-note). */
  static final byte NOTE = 1;
  /** Of a witness: signs a note's text and the time at which it saw it (C2SP tlog-cosignature). */
  static final byte COSIGNATURE = 4;

  private static final int KEY_BYTES = 32;
  private static final int ID_BYTES = 4;
  private static final int SIGNATURE_BYTES = 64;
  private static final byte[] SPKI_PREFIX = HexFormat.of().parseHex("302a300506032b6570032100");

  private final String name;
  private final byte kind;
  private final byte[] open;
  private final byte[] id;
  private final PublicKey key;

  private Verifier(String name, byte kind, byte[] open) throws GeneralSecurityException {
    this.name = name;
    this.kind = kind;
    this.open = open.clone();
    id = id(name, kind, open);
    byte[] encoded = ByteBuffer.allocate(SPKI_PREFIX.length + KEY_BYTES).put(SPKI_PREFIX).put(open).array();
    key = KeyFactory.getInstance("Ed25519").generatePublic(new X509EncodedKeySpec(encoded));
  }

  static Verifier of(String name, byte kind, byte[] open) throws GeneralSecurityException {
    return new Verifier(name, kind, open);
  }

  private static byte[] id(String name, byte kind, byte[] open) throws GeneralSecurityException {
    MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
    sha256.update((name + "\n").getBytes(StandardCharsets.UTF_8));
    sha256.update(kind);
    return Arrays.copyOf(sha256.digest(open), ID_BYTES);
  }

  /** Returns the verifier that {@code line} is: name, id and key, with a plus between them. */
  public static Optional<Verifier> parse(String line) {
    String[] parts = line.strip().split("\\+", 3);
    if (parts.length != 3 || parts[0].isEmpty()) {
      return Optional.empty();
    }
    Optional<byte[]> key = Checkpoint.decode(parts[2])
        .filter(bytes -> bytes.length == 1 + KEY_BYTES && (bytes[0] == NOTE || bytes[0] == COSIGNATURE));
    if (key.isEmpty()) {
      return Optional.empty();
    }
    try {
      Verifier verifier = new Verifier(parts[0], key.get()[0],
          Arrays.copyOfRange(key.get(), 1, 1 + KEY_BYTES));
      return HexFormat.of().formatHex(verifier.id).equals(parts[1])
          ? Optional.of(verifier)
          : Optional.empty();
    } catch (GeneralSecurityException e) {
      return Optional.empty();
    }
  }

  /** Returns whether it is the key of a witness, not of a log. */
  public boolean isWitness() {
    return kind == COSIGNATURE;
  }

  /** Returns the name of the log, or of the witness. */
  public String name() {
    return name;
  }

  byte[] withId(byte[] signature) {
    return ByteBuffer.allocate(ID_BYTES + signature.length).put(id).put(signature).array();
  }

  /** Returns the checkpoint that {@code note} holds, where this key has signed it as that of its own log. */
  public Optional<Checkpoint> open(String note) {
    return kind == NOTE
        ? signature(note).flatMap(_ -> Checkpoint.parse(note))
            .filter(checkpoint -> checkpoint.origin().equals(name))
        : Optional.empty();
  }

  /** Returns when this witness has seen what {@code note} holds; empty where it has not signed it. */
  public Optional<Instant> seen(String note) {
    return kind == COSIGNATURE
        ? signature(note).map(bytes -> Instant.ofEpochSecond(ByteBuffer.wrap(bytes).getLong(ID_BYTES)))
        : Optional.empty();
  }

  /** Returns the bytes of this key's signature below a note, where it is right. */
  private Optional<byte[]> signature(String note) {
    int end = note.indexOf("\n\n");
    if (end < 0) {
      return Optional.empty();
    }
    String text = note.substring(0, end + 1);
    String mine = "— " + name + " ";
    return note.substring(end + 2).lines().filter(line -> line.startsWith(mine))
        .flatMap(line -> Checkpoint.decode(line.substring(mine.length())).stream())
        .filter(bytes -> signs(bytes, text)).findFirst();
  }

  private boolean signs(byte[] signed, String text) {
    int stamp = kind == COSIGNATURE ? Long.BYTES : 0;
    if (signed.length != ID_BYTES + stamp + SIGNATURE_BYTES
        || !ByteBuffer.wrap(id).equals(ByteBuffer.wrap(signed, 0, ID_BYTES))) {
      return false;
    }
    long seconds = kind == COSIGNATURE ? ByteBuffer.wrap(signed).getLong(ID_BYTES) : 0;
    if (seconds < 0 || seconds > Instant.MAX.getEpochSecond()) {
      return false;
    }
    try {
      Signature signature = Signature.getInstance("Ed25519");
      signature.initVerify(key);
      signature
          .update(kind == COSIGNATURE ? witnessed(text, seconds) : text.getBytes(StandardCharsets.UTF_8));
      return signature.verify(signed, ID_BYTES + stamp, SIGNATURE_BYTES);
    } catch (GeneralSecurityException e) {
      return false;
    }
  }

  /** Returns what a witness signs. */
  static byte[] witnessed(String text, long seconds) {
    return ("cosignature/v1\ntime " + seconds + "\n" + text).getBytes(StandardCharsets.UTF_8);
  }

  /** Returns the line that {@link #parse} reads. */
  @Override
  public String toString() {
    byte[] key = ByteBuffer.allocate(1 + KEY_BYTES).put(kind).put(open).array();
    return name + "+" + HexFormat.of().formatHex(id) + "+" + Base64.getEncoder().encodeToString(key);
  }
}
