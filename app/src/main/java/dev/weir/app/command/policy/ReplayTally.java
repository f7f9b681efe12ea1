package dev.weir.app.command.policy;

import dev.weir.model.AuditEvent.Asked;
import dev.weir.model.Principal;
import dev.weir.policy.Outcome;
import dev.weir.policy.replay.Recorded;
import dev.weir.policy.replay.Replayed;
import dev.weir.policy.replay.Replayed.Assumption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Counts what a replay comes to. Bounded: of calls that fare otherwise in one way, the last is kept and the others counted. */
final class ReplayTally {

  private static final int MOST_WAYS = 10_000;

  /** Calls that are alike: who, what, where, what became of it and what would. */
  record Way(String caller, String method, String host, String path, Outcome was, Outcome now, String rule) {

    static Way of(Replayed replayed) {
      Asked asked = replayed.was().asked();
      String caller = asked.who() instanceof Principal.Caller known ? known.name() : "(unknown)";
      return new Way(caller, asked.method(), asked.host(), asked.pathTemplate(), replayed.was().outcome(),
          replayed.now(), replayed.by().name());
    }
  }

  /** How many go one way, and the last of them. */
  record Change(int calls, Replayed last) {}

  private final Map<Way, Change> changes = new LinkedHashMap<>();
  private final Set<Assumption> assumed = EnumSet.noneOf(Assumption.class);
  private @Nullable Instant first;
  private @Nullable Instant last;
  private int judged;
  private int passedOver;
  private int differ;

  void add(Replayed replayed) {
    judged++;
    moment(replayed.was());
    if (!replayed.differs()) {
      return;
    }
    differ++;
    Way way = Way.of(replayed);
    Change before = changes.get(way);
    if (before != null || changes.size() < MOST_WAYS) {
      changes.put(way, new Change(before == null ? 1 : before.calls() + 1, replayed));
      assumed.addAll(replayed.assumed());
    }
  }

  private void moment(Recorded recorded) {
    if (first == null) {
      first = recorded.at();
    }
    last = recorded.at();
  }

  /** A decision that no policy made. */
  void passOver() {
    passedOver++;
  }

  int judged() {
    return judged;
  }

  int passedOver() {
    return passedOver;
  }

  int differ() {
    return differ;
  }

  /** Returns from when to when the calls were; empty text where there was none. */
  String span() {
    return first == null || last == null ? "" : first + " to " + last;
  }

  /** Returns what had to be taken for granted for those that fare otherwise. */
  Set<Assumption> assumed() {
    return assumed;
  }

  /** Returns the ways in which calls fare otherwise, the most frequent first. */
  List<Map.Entry<Way, Change>> changes() {
    List<Map.Entry<Way, Change>> sorted = new ArrayList<>(changes.entrySet());
    sorted.sort(Comparator.comparingInt(entry -> -entry.getValue().calls()));
    return sorted;
  }
}
