package dev.weir.vault;

import dev.weir.model.KeyRing;
import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The text of a sub-key: {@code ws_}, and in base64url without padding a version, the signer, the {@link Claims} and a
 * signature of all these. The signer's id stands for one public key and one algorithm, Ed25519 (RFC 8032): the text has no say
 * in how it is verified.
 */
final class SubKeyText {

  /** The longest text: with the rest of a head it stays within what proxies and servers take. */
  static final int MOST = 4096;

  private static final byte VERSION = 1;
  private static final int SIGNER = 4;
  private static final int HEAD = 1 + SIGNER;

  private final byte[] seed;
  private @Nullable SubKeySigner signer;

  /** {@code seed} is the private key, which this keeps. */
  SubKeyText(byte[] seed) {
    this.seed = seed;
  }

  /** Made when the first sub-key is seen: a start without any does not pay for Bouncy Castle. */
  private synchronized SubKeySigner signer() {
    SubKeySigner made = signer;
    if (made == null) {
      made = new SubKeySigner(seed, SIGNER);
      signer = made;
    }
    return made;
  }

  private static byte[] head(SubKeySigner by) {
    return ByteBuffer.allocate(HEAD).put(VERSION).put(by.id()).array();
  }

  /** Returns the text of {@code key}, signed. */
  String sign(SubKey key) throws VaultException {
    byte[] claims = Claims.bytes(key);
    SubKeySigner by = signer();
    int signed = HEAD + claims.length;
    byte[] all = ByteBuffer.allocate(signed + SubKeySigner.SIGNATURE).put(head(by)).put(claims).array();
    by.sign(all, signed);
    String text = KeyRing.SUB_PREFIX + Base64.getUrlEncoder().withoutPadding().encodeToString(all);
    if (text.length() > MOST) {
      throw new VaultException("the key would have " + text.length() + " characters",
          "narrow it to fewer things, or by patterns");
    }
    return text;
  }

  /** Returns the key that {@code text} is, where this has signed it; empty for anything else. */
  Optional<SubKey> verify(String text) {
    Optional<byte[]> bytes = decode(text);
    if (bytes.isEmpty()) {
      return Optional.empty();
    }
    byte[] all = bytes.get();
    SubKeySigner by = signer();
    int signed = all.length - SubKeySigner.SIGNATURE;
    boolean ours = signed > HEAD && Arrays.equals(all, 0, HEAD, head(by), 0, HEAD) && by.verify(all, signed);
    return ours ? read(Arrays.copyOfRange(all, HEAD, signed)) : Optional.empty();
  }

  /** Returns whether a character may be part of a text: base64url, of which the prefix is as well. */
  static boolean mayHold(int c) {
    return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || c == '-' || c == '_';
  }

  private static Optional<SubKey> read(byte[] claims) {
    DataInputStream from = new DataInputStream(new ByteArrayInputStream(claims));
    try {
      SubKey key = Claims.read(from);
      return from.read() < 0 ? Optional.of(key) : Optional.empty();
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  /** One key has one text: a decoder that overlooks padding or loose bits would give it more. */
  private static Optional<byte[]> decode(String text) {
    if (text.length() > MOST || !text.startsWith(KeyRing.SUB_PREFIX)) {
      return Optional.empty();
    }
    String body = text.substring(KeyRing.SUB_PREFIX.length());
    try {
      byte[] bytes = Base64.getUrlDecoder().decode(body.getBytes(StandardCharsets.US_ASCII));
      return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes).equals(body)
          ? Optional.of(bytes)
          : Optional.empty();
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }
}
