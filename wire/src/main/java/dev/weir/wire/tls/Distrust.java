package dev.weir.wire.tls;

import java.security.cert.CertificateException;

/** Why an upstream's certificate is not enough; each says so in one clause. */
enum Distrust {
  EXPIRED, NOT_YET_VALID, WRONG_HOST, NAMELESS, SELF_SIGNED, UNKNOWN_AUTHORITY, ALONE, OUT_OF_BOUNDS, NO_AUTHORITY, NO_SERVER, UNKNOWN_DEMAND, WEAK, REVOKED, NO_STAPLE, NO_PIN;

  String clause() {
    return switch (this) {
      case EXPIRED -> "its certificate has expired";
      case NOT_YET_VALID -> "its certificate is not valid yet";
      case WRONG_HOST -> "its certificate is for another host";
      case NAMELESS -> "its certificate names no host but in its common name";
      case SELF_SIGNED -> "its certificate is self-signed";
      case UNKNOWN_AUTHORITY -> "its certificate comes from an authority that is not trusted here";
      case ALONE -> "its certificate comes without its issuer's, which is not trusted here";
      case OUT_OF_BOUNDS -> "an authority of its certificate may not vouch for its name";
      case NO_AUTHORITY -> "an issuer of its certificate is no authority";
      case NO_SERVER -> "its certificate is not for servers";
      case UNKNOWN_DEMAND -> "its certificate demands what is not known here";
      case WEAK -> "its certificate is too weak";
      case REVOKED -> "its certificate has been revoked";
      case NO_STAPLE ->
        "its certificate is only good with a stapled answer of its authority, and came without";
      case NO_PIN -> "none of the pinned keys is in its certificate chain";
    };
  }

  /** The refusal that ends a handshake. */
  static final class Refusal extends CertificateException {

    private final Distrust why;

    Refusal(Distrust why, CertificateException cause) {
      super(why.clause(), cause);
      this.why = why;
    }

    Refusal(Distrust why) {
      super(why.clause());
      this.why = why;
    }

    Distrust why() {
      return why;
    }
  }
}
