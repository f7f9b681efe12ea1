package dev.weir.model.sign;

import dev.weir.model.Secret;
import dev.weir.model.net.Json;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.interfaces.ECPrivateKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * A JSON web token that Weir signs about itself (RFC 7523), by RSA (RS256) or on the curve P-256 (ES256): the key says which.
 *
 * @param claims texts and whole numbers
 */
public record Assertion(Map<String, Object> claims, Optional<String> keyId) {

  private static final Base64.Encoder URL = Base64.getUrlEncoder().withoutPadding();
  private static final String BEGIN = "-----BEGIN PRIVATE KEY-----";
  private static final String END = "-----END PRIVATE KEY-----";
  private static final int P256_BITS = 256;

  public Assertion {
    claims = Map.copyOf(claims);
  }

  /**
   * Returns the token, signed.
   *
   * @param pem a private key as PKCS#8, not encrypted
   * @throws IOException where that is none; with nothing of it
   */
  public String signed(Secret pem) throws IOException {
    byte[] text = pem.reveal();
    try {
      PrivateKey key = key(text);
      boolean curve = key instanceof ECPrivateKey;
      String head = object(new TreeMap<>(keyId.map(id -> Map.<String, Object>of("kid", id)).orElse(Map.of())),
          Map.of("alg", curve ? "ES256" : "RS256", "typ", "JWT"));
      String unsigned = part(head) + "." + part(object(new TreeMap<>(claims), Map.of()));
      Signature signature = Signature.getInstance(curve ? "SHA256withECDSAinP1363Format" : "SHA256withRSA");
      signature.initSign(key);
      signature.update(unsigned.getBytes(StandardCharsets.US_ASCII));
      return unsigned + "." + URL.encodeToString(signature.sign());
    } catch (GeneralSecurityException | IllegalArgumentException e) {
      throw new IOException("the secret is no private key in PEM (PKCS#8, RSA or P-256, not encrypted)");
    } finally {
      Arrays.fill(text, (byte) 0);
    }
  }

  private static PrivateKey key(byte[] pem) throws GeneralSecurityException {
    byte[] der = der(pem);
    try {
      PKCS8EncodedKeySpec spec = new PKCS8EncodedKeySpec(der);
      try {
        return KeyFactory.getInstance("RSA").generatePrivate(spec);
      } catch (GeneralSecurityException e) {
        PrivateKey key = KeyFactory.getInstance("EC").generatePrivate(spec);
        if (key instanceof ECPrivateKey curve
            && curve.getParams().getCurve().getField().getFieldSize() == P256_BITS) {
          return key;
        }
        throw new GeneralSecurityException("another curve", e);
      }
    } finally {
      Arrays.fill(der, (byte) 0);
    }
  }

  /** A key may have lost its line breaks on the way: white space, or what spells it, says nothing. */
  private static byte[] der(byte[] pem) {
    byte[] digits = new byte[pem.length];
    try {
      int from = find(pem, BEGIN) + BEGIN.length();
      int to = find(pem, END);
      int length = 0;
      for (int i = from; i < to; i++) {
        boolean escaped = pem[i] == '\\' && (pem[i + 1] == 'n' || pem[i + 1] == 'r');
        if (escaped) {
          i++;
        } else if (pem[i] > ' ') {
          digits[length++] = pem[i];
        }
      }
      byte[] trimmed = Arrays.copyOf(digits, length);
      byte[] der = Base64.getDecoder().decode(trimmed);
      Arrays.fill(trimmed, (byte) 0);
      return der;
    } finally {
      Arrays.fill(digits, (byte) 0);
    }
  }

  private static int find(byte[] text, String line) {
    byte[] wanted = line.getBytes(StandardCharsets.US_ASCII);
    for (int i = 0; i + wanted.length <= text.length; i++) {
      if (Arrays.equals(text, i, i + wanted.length, wanted, 0, wanted.length)) {
        return i;
      }
    }
    throw new IllegalArgumentException("no PEM");
  }

  private static String part(String json) {
    return URL.encodeToString(json.getBytes(StandardCharsets.UTF_8));
  }

  private static String object(Map<String, Object> fields, Map<String, Object> more) {
    Map<String, Object> all = new TreeMap<>(fields);
    all.putAll(more);
    return all.entrySet().stream()
        .map(field -> Json.quote(field.getKey()) + ":" + (field.getValue() instanceof Number number
            ? number.toString()
            : Json.quote(field.getValue().toString())))
        .collect(Collectors.joining(",", "{", "}"));
  }

  /** Nothing of its claims. */
  @Override
  public String toString() {
    return "Assertion[]";
  }
}
