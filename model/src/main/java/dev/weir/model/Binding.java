package dev.weir.model;

import java.util.Base64;
import java.util.Locale;
import java.util.Optional;

/** What whoever shows a key has to prove besides that it has the key's text: a copy of that alone is worth nothing then. */
public sealed interface Binding {

  /** Returns a SHA-256 in base64url without padding, of the only thing that proves it. */
  String thumbprint();

  /**
   * That it has the key of a client certificate, by the TLS handshake.
   *
   * @param thumbprint of the certificate in DER (RFC 8705 section 3.1, {@code x5t#S256})
   */
  record ToCertificate(String thumbprint) implements Binding {
    @Override
    public String toString() {
      return CERTIFICATE + thumbprint;
    }
  }

  /**
   * That it has a key of its own, by a proof in each request.
   *
   * @param thumbprint of the public key (RFC 9449 section 6.1, {@code jkt}; RFC 7638)
   */
  record ToKey(String thumbprint) implements Binding {
    @Override
    public String toString() {
      return KEY + thumbprint;
    }
  }

  String CERTIFICATE = "x5t#s256=";
  String KEY = "jkt=";

  /** Returns what {@code text} spells, as {@code jkt=…} or {@code x5t#S256=…}; empty where it is no binding. */
  static Optional<Binding> parse(String text) {
    String start = text.substring(0, Math.min(text.length(), CERTIFICATE.length())).toLowerCase(Locale.ROOT);
    if (start.equals(CERTIFICATE)) {
      return Optional.of(text.substring(CERTIFICATE.length())).filter(Binding::isThumbprint)
          .map(ToCertificate::new);
    }
    return start.startsWith(KEY)
        ? Optional.of(text.substring(KEY.length())).filter(Binding::isThumbprint).map(ToKey::new)
        : Optional.empty();
  }

  /** One digest has one text: loose bits at its end are refused. */
  private static boolean isThumbprint(String text) {
    try {
      byte[] digest = Base64.getUrlDecoder().decode(text);
      return digest.length == 32
          && Base64.getUrlEncoder().withoutPadding().encodeToString(digest).equals(text);
    } catch (IllegalArgumentException e) {
      return false;
    }
  }
}
