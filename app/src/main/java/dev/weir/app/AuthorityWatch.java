package dev.weir.app;

import dev.weir.vault.Beat;
import dev.weir.wire.tls.Authority;
import dev.weir.wire.tls.MintedLeaves;
import java.io.IOException;
import java.security.cert.X509Certificate;
import java.time.Duration;

/** Looks each second whether another authority signs, which {@code weir ca rotate} has made, and lets no leaf of the old one be shown then. */
final class AuthorityWatch {

  private static final System.Logger LOG = System.getLogger(AuthorityWatch.class.getName());
  private static final Duration PACE = Duration.ofSeconds(1);

  private final Authority authority;
  private final MintedLeaves leaves;
  private X509Certificate signing;
  private boolean failed;

  private AuthorityWatch(Authority authority, MintedLeaves leaves) {
    this.authority = authority;
    this.leaves = leaves;
    this.signing = authority.certificate();
  }

  /** Returns what ends the watch. */
  static AutoCloseable start(Authority authority, MintedLeaves leaves) {
    return new Beat("weir-ca-watch", PACE, new AuthorityWatch(authority, leaves)::look);
  }

  /** Where the next one cannot be read, the one that is known signs on; that is said once. */
  private void look() {
    try {
      if (authority.refresh(signing)) {
        signing = authority.certificate();
        leaves.renew();
        LOG.log(System.Logger.Level.INFO, "{0} signs from now on", signing.getSubjectX500Principal().getName());
      }
      failed = false;
    } catch (IOException e) {
      if (!failed) {
        LOG.log(System.Logger.Level.WARNING, "the next authority cannot be taken in: {0}", e.getMessage());
      }
      failed = true;
    }
  }
}
