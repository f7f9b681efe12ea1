package dev.weir.gateway;

import dev.weir.model.AuditEvent;
import dev.weir.model.CallId;
import dev.weir.model.Content;
import dev.weir.model.Coverage;
import dev.weir.model.Decision;
import dev.weir.model.Destination;
import dev.weir.model.Entry;
import dev.weir.model.Finding;
import dev.weir.model.InForce;
import dev.weir.model.Kind;
import dev.weir.model.Obligation;
import dev.weir.model.Possession.Judged.Missing;
import dev.weir.model.Principal;
import dev.weir.model.Receipt;
import dev.weir.model.RuleRef;
import dev.weir.model.net.Headers;
import dev.weir.model.talk.Cost;
import dev.weir.model.talk.Remark;
import dev.weir.model.talk.Suspicion;
import dev.weir.model.talk.Talk;
import dev.weir.model.watch.Alarm;
import dev.weir.model.watch.Sightings;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.stream.Collectors;

/** What is known of one call, on its way into the audit log, the metrics and the headers of its answer. */
final class CallRecord {

  /** What stands in a message's record in the place of a method. */
  private static final String MESSAGE = "MESSAGE";

  private static final int MOST_NOTED = 8;
  private static final int MOST_FINGERPRINTS = 16;

  private final Rooms rooms;
  private final InForce inForce;
  private final Incoming incoming;
  private final Executor loop;
  private final Instant began;
  private final CallId call;
  private final Optional<CallId> within;
  private final String method;
  private Trace trace = Trace.NONE;
  private Principal who = new Principal.Unknown("not looked at");
  private String destination = Destination.UNLISTED;
  private String host = "";
  private int port;
  private String pathTemplate = "";
  private long bodyBytes = -1;
  private Coverage coverage = Coverage.NONE;
  private Map<Kind, Integer> kinds = Map.of();
  private List<Finding> findings = List.of();
  private final OwnFields fields = new OwnFields();
  private String note = "";
  private String decision = "deny";
  private RuleRef by = RuleRef.FAULT;
  private Optional<Duration> retryAfter = Optional.empty();

  CallRecord(Rooms rooms, InForce inForce, Incoming incoming, Executor loop) {
    this.rooms = rooms;
    this.inForce = inForce;
    this.incoming = incoming;
    this.loop = loop;
    this.began = rooms.clock().instant();
    this.call = CallId.next(began.toEpochMilli());
    this.within = Optional.empty();
    this.method = incoming.method();
  }

  private CallRecord(CallRecord opening, InForce inForce) {
    this.rooms = opening.rooms;
    this.inForce = inForce;
    this.incoming = opening.incoming;
    this.loop = opening.loop;
    this.began = rooms.clock().instant();
    this.call = CallId.next(began.toEpochMilli());
    this.within = Optional.of(opening.call);
    this.method = MESSAGE;
    this.who = opening.who;
    this.destination = opening.destination;
    this.host = opening.host;
    this.port = opening.port;
    this.pathTemplate = opening.pathTemplate;
    this.trace = opening.trace.message();
  }

  /** Returns the record of one message on the connection that this call has opened. */
  CallRecord ofMessage(InForce judgedBy) {
    return new CallRecord(this, judgedBy);
  }

  CallId call() {
    return call;
  }

  /** Returns the call that has opened the connection: itself, unless it is a message. */
  CallId opening() {
    return within.orElse(call);
  }

  /** Returns who follows the call; from {@link #asked} on. */
  Trace trace() {
    return trace;
  }

  String destination() {
    return destination;
  }

  /** Returns the path's template. */
  String path() {
    return pathTemplate;
  }

  /** Returns the fingerprints of what was found in the request. */
  Set<Long> found() {
    return findings.stream().map(Finding::fingerprint).collect(Collectors.toSet());
  }

  Instant began() {
    return began;
  }

  void asked(Principal principal, Routed routed) {
    who = principal;
    trace = rooms.traces().begin(incoming, principal, began);
    switch (routed) {
      case Routed.To to -> {
        destination = to.rule().map(rule -> rule.name()).orElse(Destination.UNLISTED);
        host = to.target().origin().host().toString();
        port = to.target().origin().port();
        pathTemplate = PathTemplate.of(to.target().path());
      }
      case Routed.Nowhere nowhere -> host = nowhere.asked();
    }
  }

  void seen(Content content, int length) {
    bodyBytes = length;
    coverage = content.coverage();
    findings = content instanceof Content.Inspected(List<Finding> found, var _) ? found : List.of();
    kinds = count(findings);
  }

  /** What was said to a model: what reads like abuse counts beside what detectors found, and is named in the record. */
  void said(Talk talk) {
    if (talk.suspicions().isEmpty()) {
      return;
    }
    kinds = new HashMap<>(kinds);
    talk.suspicions().forEach(
        suspicion -> kinds.merge(new Kind("PROMPT_" + suspicion.abuse().name()), 1, Integer::sum));
    note = talk.suspicions().stream().map(Suspicion::toString).distinct().limit(MOST_NOTED)
        .collect(Collectors.joining("; "));
  }

  /** A CONNECT was let in; what comes inside it is recorded by itself. */
  void opened(Decision.Allow allow) {
    decision = word(allow, 0);
    by = allow.by();
    trace.ended(call, summary(200, 0, 0, Optional.empty()));
  }

  /** A limit has let it pass, and would let {@code remaining} more pass now. */
  void limited(Obligation.Limit limit, long remaining) {
    fields.limited(limit, remaining);
  }

  /** A limit has not let it pass, and would in so long. */
  void exceeded(Obligation.Limit limit, Duration wait) {
    fields.exceeded(limit, wait);
    retryAfter = Optional.of(wait);
  }

  /** Returns where the call goes on behind a wait. */
  Executor loop() {
    return loop;
  }

  /** The answer asks for a proof. */
  void challenged(Missing missing) {
    fields.challenged(missing, incoming.entry() != Entry.GATEWAY);
  }

  void retryAfter(Duration duration) {
    retryAfter = Optional.of(duration);
  }

  Optional<Duration> retryAfter() {
    return retryAfter;
  }

  CompletionStage<Receipt> intent(Decision.Allow allow, Destination.Vetted to, int rewritten) {
    decision = word(allow, rewritten);
    by = allow.by();
    return rooms.audit()
        .append(new AuditEvent.Intent(rooms.clock().instant(), asked(allow.rules(), note), to.dialOnly(),
            rewritten, allow.shadow()), loop);
  }

  CompletionStage<Receipt> refusal(Decision.Deny deny) {
    decision = "deny";
    by = deny.by();
    observe(deny.status().code(), 0, 0, Optional.empty());
    try {
      return rooms.audit().append(
          new AuditEvent.Refusal(rooms.clock().instant(), asked(List.of(deny.by()), deny.reason()),
              deny.status()),
          loop);
    } catch (RuntimeException e) {
      return CompletableFuture.failedFuture(e);
    }
  }

  CompletionStage<Void> outcome(Ending ending, int restored, Optional<Cost> cost) {
    Optional<String> fault = ending.result() instanceof Ending.Result.Fault(var _, String why, var _)
        ? Optional.of(why)
        : Optional.empty();
    observe(ending.status(), ending.sentBytes(), ending.receivedBytes(), fault);
    rooms.audit()
        .append(new AuditEvent.Outcome(rooms.clock().instant(), call, ending.status(), ending.sentBytes(),
            ending.receivedBytes(), ending.firstByte(), ending.total(), restored, ending.attempts(), fault,
            ending.tls(), cost), loop);
    return CompletableFuture.completedFuture(null);
  }

  /** Something was noticed about the answer: it counts beside what detectors found. */
  void noticed(Remark remark) {
    kinds = new HashMap<>(kinds);
    kinds.merge(new Kind("ANSWER_" + remark.breach().name()), 1, Integer::sum);
    notice(remark.by(), "answer." + remark.breach().word(), remark.reason(),
        remark.denied() ? "denied" : "recorded");
  }

  /** An answer or a connection ends for what it costs. */
  void cutOff(Decision.Deny deny) {
    notice(deny.by(), "answer.budget", deny.reason(), "denied");
  }

  /** A key of Weir's was seen where it does not belong. */
  void sighted(RuleRef rule, Sightings.Sign sign, String reason, String action) {
    notice(rule, "key." + sign.word(), reason, action);
  }

  /** The call shows, with others, what a rule takes for abuse. */
  void alarmed(Alarm alarm) {
    kinds = new HashMap<>(kinds);
    kinds.merge(new Kind("ABUSE_" + alarm.sign().name()), 1, Integer::sum);
    notice(alarm.by(), "abuse." + alarm.sign().word(), alarm.reason(), alarm.measure().word());
  }

  private void notice(RuleRef rule, String what, String reason, String action) {
    rooms.audit()
        .append(new AuditEvent.Notice(rooms.clock().instant(), Optional.of(call), caller(), destination,
            rule, what, reason, action), loop);
  }

  /** Returns who asks; empty text where that is nobody who is known. */
  String caller() {
    return who instanceof Principal.Caller known ? known.name() : "";
  }

  /** Returns what every answer tells of its call. */
  Headers weirHeaders() {
    return fields.all(call.text(), decision, coverage.text());
  }

  private static String word(Decision.Allow allow, int rewritten) {
    return allow.shadow().isPresent() ? "shadow-deny" : rewritten > 0 ? "redact" : "allow";
  }

  private void observe(int status, long sent, long received, Optional<String> fault) {
    CallSummary summary = summary(status, sent, received, fault);
    rooms.observer().ended(summary);
    trace.ended(call, summary);
  }

  private CallSummary summary(int status, long sent, long received, Optional<String> fault) {
    return new CallSummary(destination, caller(), decision, by.name(), status,
        Duration.between(began, rooms.clock().instant()), sent, received, kinds, fault);
  }

  private AuditEvent.Asked asked(List<RuleRef> rules, String reason) {
    return new AuditEvent.Asked(call, within, who, incoming.peer(), incoming.entry(), destination, host, port,
        method,
        pathTemplate, bodyBytes, coverage, kinds, rules, by, reason, inForce.hash(), fingerprints());
  }

  private List<Long> fingerprints() {
    return findings.isEmpty()
        ? List.of()
        : findings.stream().map(Finding::fingerprint).distinct().limit(MOST_FINGERPRINTS).toList();
  }

  private static Map<Kind, Integer> count(List<Finding> findings) {
    if (findings.isEmpty()) {
      return Map.of();
    }
    Map<Kind, Integer> counts = new HashMap<>();
    for (Finding finding : findings) {
      counts.merge(finding.kind(), 1, Integer::sum);
    }
    return counts;
  }
}
