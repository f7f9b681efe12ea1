package dev.weir.wire.tls;

import java.security.GeneralSecurityException;
import java.security.cert.CertPathValidatorException;
import java.security.cert.CertPathValidatorException.BasicReason;
import java.security.cert.CertificateException;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateNotYetValidException;
import java.security.cert.CertificateParsingException;
import java.security.cert.PKIXReason;
import java.security.cert.X509Certificate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Tells from a refusal of the JDK's trust manager what was wrong with an upstream's certificate. */
final class Diagnosis {

  private static final List<String> SERVERS = List.of("1.3.6.1.5.5.7.3.1", "2.5.29.37.0");

  private Diagnosis() {}

  /** Returns why a chain that is good by itself was refused for a host. */
  static Distrust ofHost(CertificateException refusal) {
    return find(refusal, CertPathValidatorException.class) == null ? Distrust.WRONG_HOST : Distrust.WEAK;
  }

  /** Returns why {@code chain} was refused for whatever host. */
  static Distrust ofChain(X509Certificate[] chain, CertificateException refusal) {
    if (find(refusal, CertificateExpiredException.class) != null) {
      return Distrust.EXPIRED;
    }
    if (find(refusal, CertificateNotYetValidException.class) != null) {
      return Distrust.NOT_YET_VALID;
    }
    CertPathValidatorException path = find(refusal, CertPathValidatorException.class);
    Distrust known = path == null ? null : ofPath(path);
    return known == null ? ofLeaf(chain) : known;
  }

  private static @Nullable Distrust ofPath(CertPathValidatorException path) {
    return switch (path.getReason()) {
      case BasicReason reason when reason == BasicReason.ALGORITHM_CONSTRAINED -> Distrust.WEAK;
      case PKIXReason reason -> switch (reason) {
        case INVALID_NAME -> Distrust.OUT_OF_BOUNDS;
        case NOT_CA_CERT, PATH_TOO_LONG, INVALID_KEY_USAGE -> Distrust.NO_AUTHORITY;
        case UNRECOGNIZED_CRIT_EXT -> Distrust.UNKNOWN_DEMAND;
        default -> null;
      };
      default -> null;
    };
  }

  private static Distrust ofLeaf(X509Certificate[] chain) {
    if (isSelfSigned(chain[0])) {
      return Distrust.SELF_SIGNED;
    }
    if (!isForServers(chain[0])) {
      return Distrust.NO_SERVER;
    }
    return chain.length == 1 ? Distrust.ALONE : Distrust.UNKNOWN_AUTHORITY;
  }

  private static boolean isSelfSigned(X509Certificate leaf) {
    try {
      leaf.verify(leaf.getPublicKey());
      return true;
    } catch (GeneralSecurityException e) {
      return false;
    }
  }

  private static boolean isForServers(X509Certificate leaf) {
    try {
      List<String> uses = leaf.getExtendedKeyUsage();
      return uses == null || uses.stream().anyMatch(SERVERS::contains);
    } catch (CertificateParsingException e) {
      return false;
    }
  }

  private static <T extends Throwable> @Nullable T find(Throwable failure, Class<T> type) {
    for (Throwable t = failure; t != null; t = t.getCause()) {
      if (type.isInstance(t)) {
        return type.cast(t);
      }
    }
    return null;
  }
}
