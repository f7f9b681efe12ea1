package dev.weir.audit.report;

import dev.weir.audit.AuditReader;
import dev.weir.audit.Period;
import dev.weir.audit.Stored;
import dev.weir.audit.search.Verdict;
import dev.weir.model.AuditEvent;
import dev.weir.model.CallId;
import dev.weir.model.Coverage;
import dev.weir.model.Kind;
import dev.weir.model.Principal;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What the records of a period come to; every table has a bound, so that no traffic can make it too large to hold. */
public final class Evidence implements AuditReader.Visitor {

  /** Calls without an outcome of which it is remembered that they are open. */
  private static final int MOST_OPEN = 100_000;
  private static final int MOST_CHANGES = 1000;
  private static final String OTHERS = "(others)";

  /** Data of one kind on its way to one recipient. */
  record Flow(String kind, String recipient) {}

  /** Why calls were refused, or what was noticed about them. */
  record Refused(String rule, String reason) {}

  final Ledger<Flow, Count> flows = new Ledger<>(new Flow(OTHERS, OTHERS), Count::new);
  final Ledger<String, Count> recipients = new Ledger<>(OTHERS, Count::new);
  final Ledger<String, Count> callers = new Ledger<>(OTHERS, Count::new);
  final Ledger<Refused, Count> refusals = new Ledger<>(new Refused(OTHERS, OTHERS), Count::new);
  final Ledger<Refused, Count> shadowed = new Ledger<>(new Refused(OTHERS, OTHERS), Count::new);
  final Ledger<Refused, Count> notices = new Ledger<>(new Refused(OTHERS, OTHERS), Count::new);
  final Ledger<String, Count> configurations = new Ledger<>(OTHERS, Count::new);
  final Ledger<String, Count> faults = new Ledger<>(OTHERS, Count::new);
  final Ledger<LocalDate, Count> days = new Ledger<>(LocalDate.EPOCH, Count::new);
  final Map<Coverage, Long> inspected = new EnumMap<>(Coverage.class);
  final List<AuditEvent.AdminChange> changes = new ArrayList<>();
  final List<String> unreadable = new ArrayList<>();
  final Count all = new Count();
  private final Set<CallId> open = new HashSet<>();
  private long moreChanges;
  private long records;
  private long firstSequence = -1;
  private long lastSequence = -1;

  private Evidence() {}

  /** Returns what the log of {@code dataFolder} has of a period; may be used while the log is written. */
  public static Evidence of(Path dataFolder, Period period) throws IOException {
    Evidence evidence = new Evidence();
    AuditReader.of(dataFolder).forward(period, evidence);
    return evidence;
  }

  @Override
  public boolean event(Stored stored) {
    records++;
    firstSequence = firstSequence < 0 ? stored.sequence() : firstSequence;
    lastSequence = stored.sequence();
    switch (stored.event()) {
      case AuditEvent.Intent intent -> left(intent);
      case AuditEvent.Refusal refusal -> {
        add(refusal.at(), refusal.asked(), Verdict.DENY);
        Count why = refusals.at(new Refused(refusal.asked().by().name(), refusal.asked().reason()));
        why.add(refusal.at(), Verdict.DENY, 0, refusal.asked().bodyBytes());
        why.name(caller(refusal.asked().who()));
      }
      case AuditEvent.Outcome outcome -> {
        open.remove(outcome.call());
        outcome.fault()
            .ifPresent(fault -> faults.at(fault).add(outcome.at(), Verdict.ALLOW, 0, outcome.sentBytes()));
      }
      case AuditEvent.Notice notice -> {
        Count noticed = notices.at(new Refused(notice.by().name(), notice.what()));
        noticed.add(notice.at(), Verdict.ALLOW, 0, 0);
        noticed.name(notice.caller());
      }
      case AuditEvent.AdminChange change -> {
        if (changes.size() < MOST_CHANGES) {
          changes.add(change);
        } else {
          moreChanges++;
        }
      }
    }
    return true;
  }

  private void left(AuditEvent.Intent intent) {
    add(intent.at(), intent.asked(), Verdict.of(intent));
    if (open.size() < MOST_OPEN) {
      open.add(intent.asked().call());
    }
    intent.shadow().ifPresent(deny -> {
      Count would = shadowed.at(new Refused(deny.by().name(), deny.reason()));
      would.add(intent.at(), Verdict.SHADOW_DENY, 0, intent.asked().bodyBytes());
      would.name(caller(intent.asked().who()));
    });
  }

  private void add(Instant at, AuditEvent.Asked asked, Verdict verdict) {
    String recipient = asked.destination();
    String caller = caller(asked.who());
    for (Count count : List.of(all, recipients.at(recipient), callers.at(caller),
        configurations.at(asked.config()), days.at(LocalDate.ofInstant(at, ZoneOffset.UTC)))) {
      count.add(at, verdict, 0, asked.bodyBytes());
    }
    recipients.at(recipient).name(asked.host());
    callers.at(caller).name(recipient);
    inspected.merge(asked.coverage(), 1L, Long::sum);
    for (Map.Entry<Kind, Integer> found : asked.kinds().entrySet()) {
      Count flow = flows.at(new Flow(found.getKey().name(), recipient));
      flow.add(at, verdict, found.getValue(), asked.bodyBytes());
      flow.name(caller);
    }
  }

  private static String caller(Principal who) {
    return switch (who) {
      case Principal.Caller caller -> caller.name();
      case Principal.Unknown _ -> "(unknown)";
    };
  }

  @Override
  public void unreadable(String what) {
    unreadable.add(what);
  }

  long records() {
    return records;
  }

  long firstSequence() {
    return firstSequence;
  }

  long lastSequence() {
    return lastSequence;
  }

  /** Returns how many calls left of which the period has no end. */
  long withoutOutcome() {
    return open.size();
  }

  /** Returns how many changes are not in the list, which has the first ones. */
  long moreChanges() {
    return moreChanges;
  }
}
