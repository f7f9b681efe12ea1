package dev.weir.gateway;

import dev.weir.model.Decision;
import dev.weir.model.Destination;
import dev.weir.model.Facts;
import dev.weir.model.Obligation;
import dev.weir.model.Principal;
import dev.weir.model.Status;
import dev.weir.model.net.Bytes;
import dev.weir.model.net.Ip;
import dev.weir.model.net.Target;
import dev.weir.model.watch.AbuseTerms;
import dev.weir.model.watch.Alarm;
import dev.weir.model.watch.Sight;
import dev.weir.model.watch.Watch;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.zip.CRC32C;

/** One call as rules against abuse count it: when it wants to leave, and where it has failed. */
final class Heed {

  /** Unauthorized, forbidden, timed out, too many: to send it again mends nothing. */
  private static final Set<Integer> UNWANTED = Set.of(401, 403, 408, 429);

  private final Watch watch;
  private final CallRecord record;
  private final List<AbuseTerms> terms;
  private final Sight sight;

  private Heed(Watch watch, CallRecord record, List<AbuseTerms> terms, Sight sight) {
    this.watch = watch;
    this.record = record;
    this.terms = terms;
    this.sight = sight;
  }

  /** Returns how a call is counted; empty where no rule asks. */
  static Optional<Heed> of(Watch watch, CallRecord record, Decision.Allow allow, Facts facts, Bytes body) {
    List<Obligation.Heed> asked = allow.duties(Obligation.Heed.class);
    return asked.isEmpty()
        ? Optional.empty()
        : Optional.of(new Heed(watch, record, asked.stream().map(Obligation.Heed::terms).toList(),
            sight(facts, body, record)));
  }

  private static Sight sight(Facts facts, Bytes body, CallRecord record) {
    String caller = facts.who() instanceof Principal.Caller known ? known.name() : "";
    String place = facts.where().name().equals(Destination.UNLISTED)
        ? facts.where().host().toString()
        : facts.where().name();
    Optional<Ip> to = facts.where() instanceof Destination.Vetted vetted
        ? Optional.of(vetted.dialOnly())
        : Optional.empty();
    return new Sight(caller, place, path(facts), likeness(facts, body), body.length(), record.began(),
        facts.peer(), to);
  }

  private static long path(Facts facts) {
    CRC32C sum = new CRC32C();
    sum.update(asked(facts));
    return sum.getValue();
  }

  private static long likeness(Facts facts, Bytes body) {
    CRC32C sum = new CRC32C();
    sum.update(facts.head().method().getBytes(StandardCharsets.UTF_8));
    sum.update(asked(facts));
    long head = sum.getValue();
    sum.update(body.array(), body.offset(), body.length());
    return head << 32 ^ sum.getValue();
  }

  private static byte[] asked(Facts facts) {
    Target target = facts.head().target();
    return (" " + target.origin() + target.originForm()).getBytes(StandardCharsets.UTF_8);
  }

  /** Counts it; returns why it may not leave. */
  Optional<Decision.Deny> leaving() {
    Optional<Decision.Deny> denied = Optional.empty();
    for (AbuseTerms each : terms) {
      Watch.Seen seen = watch.leaving(each, sight);
      alarm(seen.alarms());
      if (denied.isEmpty() && seen.held().isPresent()) {
        Watch.Held held = seen.held().get();
        record.retryAfter(held.left());
        denied = Optional
            .of(new Decision.Deny(each.by(), "held back for now: " + held.reason(), Status.LIMITED));
      }
    }
    return denied;
  }

  /** Counts that it has failed, where it has: by the upstream's fault, or since that does not want it from this caller. */
  void ended(Ending ending) {
    boolean failed = ending.status() >= 500 || UNWANTED.contains(ending.status())
        || ending.result() instanceof Ending.Result.Fault fault
            && (fault.status() == Status.BAD_UPSTREAM || fault.status() == Status.UPSTREAM_TIMEOUT);
    if (failed) {
      terms.forEach(each -> alarm(watch.failed(each, sight)));
    }
  }

  private void alarm(List<Alarm> alarms) {
    alarms.forEach(record::alarmed);
  }
}
