package dev.weir.vault.outside;

import dev.weir.model.Secret;
import dev.weir.model.Veiled;
import dev.weir.model.net.Json;
import dev.weir.model.settings.SecretSource;
import dev.weir.vault.cloud.ServerSession;
import dev.weir.vault.web.Fields;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A secret that an engine of Vault or OpenBao makes for Weir: kept while its lease can be renewed, made anew when it cannot for
 * long, and revoked when nobody needs it any more. The one before is left to its own end, since a call may still show it.
 * Source: Vault API documentation, "Read dynamic secret", "/sys/leases".
 */
final class Leased implements Reading {

  private static final System.Logger LOG = System.getLogger(Leased.class.getName());

  /**
   * What was made.
   *
   * @param length of the whole lease, as it was given first
   * @param due when it is renewed, or another made
   */
  private record Lease(String id, Veiled value, Duration length, boolean renewable, Instant due,
      Instant until) {

    Lease renewed(Instant now, Duration left, boolean again) {
      return new Lease(id, value, length, again, now.plus(left.dividedBy(3).multipliedBy(2)), now.plus(left));
    }
  }

  private final SecretSource.Dynamic made;
  private final ServerSession session;
  private final InstantSource clock;
  private @Nullable Lease lease;

  Leased(SecretSource.Dynamic made, ServerSession session, InstantSource clock) {
    this.made = made;
    this.session = session;
    this.clock = clock;
  }

  @Override
  public Read read() throws IOException, InterruptedException {
    Lease present = lease;
    if (present == null || !clock.instant().isBefore(present.due())) {
      Optional<Lease> renewed = present == null || !present.renewable() ? Optional.empty() : renewed(present);
      present = renewed.isPresent() ? renewed.get() : fresh();
      lease = present;
    }
    return new Read(present.value().open(), present.until());
  }

  /** Returns the same lease for longer; nothing where the server gives it less than a third of its length. */
  private Optional<Lease> renewed(Lease present) throws InterruptedException {
    try {
      Fields answer = session.put("sys/leases/renew", "{\"lease_id\":" + Json.quote(present.id())
          + ",\"increment\":" + present.length().toSeconds() + "}");
      Duration left = Duration.ofSeconds(answer.number("lease_duration"));
      return left.multipliedBy(3).compareTo(present.length()) < 0
          ? Optional.empty()
          : Optional.of(present.renewed(clock.instant(), left, answer.flag("renewable")));
    } catch (IOException e) {
      // It may have been revoked there: another one is asked for, and that says whether the server answers at all.
      return Optional.empty();
    }
  }

  private Lease fresh() throws IOException, InterruptedException {
    Fields answer = session.get(made.path());
    Duration length = Duration.ofSeconds(answer.number("lease_duration"));
    String id = answer.text("lease_id");
    if (!length.isPositive()) {
      throw new IOException("what " + made.path() + " makes has no lease: read it as a key/value secret");
    }
    try (Secret value = Read.lasting(formatted(answer)).value()) {
      Instant now = clock.instant();
      return new Lease(id, new Veiled(value), length, answer.flag("renewable"),
          now.plus(length.multipliedBy(2).dividedBy(3)), now.plus(length));
    }
  }

  private String formatted(Fields answer) throws IOException {
    StringBuilder text = new StringBuilder();
    String format = made.format();
    int at = 0;
    while (at < format.length()) {
      int open = format.indexOf('{', at);
      int close = open < 0 ? -1 : format.indexOf('}', open);
      text.append(format, at, close < 0 ? format.length() : open);
      if (close > 0) {
        text.append(answer.text("data", format.substring(open + 1, close)));
      }
      at = close < 0 ? format.length() : close + 1;
    }
    return text.toString();
  }

  @Override
  public void close() {
    Lease last = lease;
    if (last != null) {
      lease = null;
      try {
        session.put("sys/leases/revoke", "{\"lease_id\":" + Json.quote(last.id()) + "}");
      } catch (IOException e) {
        LOG.log(System.Logger.Level.WARNING, "a lease of {0} could not be revoked and ends at {1}: {2}",
            made.path(), last.until(), e.getMessage());
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
  }
}
