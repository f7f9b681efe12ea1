package dev.weir.app;

import dev.weir.model.AuditEvent;
import dev.weir.model.AuditLog;
import dev.weir.wire.tls.Authority;
import dev.weir.wire.tls.AuthorityWatch;
import dev.weir.wire.tls.Leaves;
import dev.weir.wire.tls.MintedLeaves;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.time.Clock;

/** The interception authority in force and the leaves that it signs; another that comes into force takes its place, and is recorded. */
final class Signing implements AutoCloseable {

  private final Clock clock;
  private final AuditLog log;
  private final MintedLeaves leaves;
  private final AuthorityWatch watch;
  private volatile Authority authority;

  /** Signs by {@code first}, the authority of {@code data}, until another one is there. */
  Signing(Path data, Authority first, Clock clock, AuditLog log) {
    this.clock = clock;
    this.log = log;
    authority = first;
    leaves = new MintedLeaves(first, clock);
    watch = AuthorityWatch.over(data, clock, first, this::succeed);
  }

  private void succeed(Authority next) {
    authority = next;
    leaves.signBy(next);
    log.append(new AuditEvent.AdminChange(clock.instant(), "(weir)", "authority in force",
        next.certificate().getSubjectX500Principal().getName(), ""));
  }

  /** Returns what is shown to clients of the proxy. */
  Leaves leaves() {
    return leaves;
  }

  /** Returns the certificate that they have to trust now. */
  X509Certificate certificate() {
    return authority.certificate();
  }

  @Override
  public void close() {
    watch.close();
    leaves.close();
  }
}
