package dev.weir.wire.tls;

import java.security.cert.CertificateException;

/** Why an upstream's certificate is not enough; each says so in one clause. */
enum Distrust {
  EXPIRED("its certificate has expired"), NOT_YET_VALID("its certificate is not valid yet"), WRONG_HOST(
      "its certificate is for another host"), SELF_SIGNED(
          "its certificate is self-signed"), UNKNOWN_AUTHORITY(
              "its certificate comes from an authority that is not trusted here"), WEAK(
                  "its certificate is too weak"), REVOKED("its certificate has been revoked"), NO_STAPLE(
                      "its certificate is only good with a stapled answer of its authority, and came without"), NO_PIN(
                          "none of the pinned keys is in its certificate chain");

  private final String clause;

  Distrust(String clause) {
    this.clause = clause;
  }

  String clause() {
    return clause;
  }

  /** The refusal that ends a handshake. */
  static final class Refusal extends CertificateException {

    private final Distrust why;

    Refusal(Distrust why, CertificateException cause) {
      super(why.clause, cause);
      this.why = why;
    }

    Refusal(Distrust why) {
      super(why.clause);
      this.why = why;
    }

    Distrust why() {
      return why;
    }
  }
}
