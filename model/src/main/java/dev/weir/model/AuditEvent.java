package dev.weir.model;

import dev.weir.model.net.Ip;
import dev.weir.model.talk.Cost;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What the audit log records. No payload, no secret, no query, no finding's text. */
public sealed interface AuditEvent {

  Instant at();

  /**
   * Who asked for what, as it was judged.
   *
   * @param within the call that opened the connection which a message came over; empty for a request
   * @param pathTemplate the path with every segment that may be data replaced by {@code {}}
   * @param bodyBytes as received
   * @param kinds how many findings of each kind
   * @param rules every rule that applied
   * @param config hash of the configuration in force
   * @param fingerprints keyed hashes of what was found, by which the same value is known again; the first different ones
   */
  record Asked(CallId call, Optional<CallId> within, Principal who, Ip peer, Entry entry, String destination,
      String host, int port,
      String method,
      String pathTemplate, long bodyBytes, Coverage coverage, Map<Kind, Integer> kinds, List<RuleRef> rules,
      RuleRef by,
      String reason, String config, List<Long> fingerprints) {
    public Asked {
      kinds = Map.copyOf(kinds);
      rules = List.copyOf(rules);
      fingerprints = List.copyOf(fingerprints);
    }

    /** One of which no fingerprint is kept. */
    public Asked(CallId call, Optional<CallId> within, Principal who, Ip peer, Entry entry,
        String destination,
        String host, int port, String method, String pathTemplate, long bodyBytes, Coverage coverage,
        Map<Kind, Integer> kinds, List<RuleRef> rules, RuleRef by, String reason, String config) {
      this(call, within, who, peer, entry, destination, host, port, method, pathTemplate, bodyBytes, coverage,
          kinds,
          rules, by, reason, config, List.of());
    }
  }

  /** A call is about to leave. Durable before its first byte does. */
  record Intent(Instant at, Asked asked, Ip dialled, int rewritten,
      Optional<Decision.Deny> shadow) implements AuditEvent {}

  /** A call was not let out. */
  record Refusal(Instant at, Asked asked, Status status) implements AuditEvent {}

  /**
   * How a call that left has ended.
   *
   * @param status the upstream's; 0 where there was none
   * @param attempts how often it was sent, or tried to be; 1 unless the destination's {@code retry} said more
   * @param fault what went wrong; empty where nothing did
   * @param tls how the connection was secured; empty where it was not, or not by Weir
   * @param cost what a model's tokens came to; empty where no budget has them counted
   */
  record Outcome(Instant at, CallId call, int status, long sentBytes, long receivedBytes, Duration firstByte,
      Duration total, int restored, int attempts, Optional<String> fault, Optional<TlsFacts> tls,
      Optional<Cost> cost) implements AuditEvent {

    /** One of a connection in the plain, of which no cost is counted. */
    public Outcome(Instant at, CallId call, int status, long sentBytes, long receivedBytes,
        Duration firstByte,
        Duration total, int restored, int attempts, Optional<String> fault) {
      this(at, call, status, sentBytes, receivedBytes, firstByte, total, restored, attempts, fault,
          Optional.empty(),
          Optional.empty());
    }
  }

  /**
   * Something was noticed about a call, or about several of them.
   *
   * @param call the call that it was noticed with; empty where it is about no single one
   * @param caller empty text where none is known
   * @param what a word for programs, such as {@code answer.canary}
   * @param reason in a sentence
   * @param action what was done about it: {@code recorded}, {@code denied} and the like
   */
  record Notice(Instant at, Optional<CallId> call, String caller, String destination, RuleRef by, String what,
      String reason, String action) implements AuditEvent {}

  /** Somebody changed something: {@code key minted}, {@code configuration loaded}. */
  record AdminChange(Instant at, String actor, String action, String subject,
      String detail) implements AuditEvent {}
}
