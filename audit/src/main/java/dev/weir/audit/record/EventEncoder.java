package dev.weir.audit.record;

import dev.weir.model.AuditEvent;
import dev.weir.model.Decision;
import dev.weir.model.KeyId;
import dev.weir.model.Kind;
import dev.weir.model.Principal;
import dev.weir.model.Proof;
import dev.weir.model.RuleRef;
import dev.weir.model.TlsFacts;
import dev.weir.model.net.Ip;
import dev.weir.model.talk.Cost;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * Writes an event as a record: one byte with version and kind, then its fields in the order of {@link AuditEvent}. Numbers
 * are zigzag varints, texts UTF-8 behind their length, lists and maps behind their size, options behind a 0 or 1.
 */
public final class EventEncoder {

  private EventEncoder() {}

  /** Adds the record of {@code event} to {@code to}; {@link EventDecoder} gives back an equal event. */
  public static void encode(AuditEvent event, ByteSink to) {
    switch (event) {
      case AuditEvent.Intent intent -> intent(intent, to);
      case AuditEvent.Refusal refusal -> refusal(refusal, to);
      case AuditEvent.Outcome outcome -> outcome(outcome, to);
      case AuditEvent.AdminChange change -> change(change, to);
      case AuditEvent.Notice notice -> notice(notice, to);
    }
  }

  private static void intent(AuditEvent.Intent intent, ByteSink to) {
    start(Codes.INTENT, intent.at(), to);
    asked(intent.asked(), to);
    ip(intent.dialled(), to);
    to.number(intent.rewritten());
    if (isPresent(intent.shadow(), to)) {
      Decision.Deny shadow = intent.shadow().get();
      to.text(shadow.by().name());
      to.text(shadow.reason());
      to.number(shadow.status().code());
    }
  }

  private static void refusal(AuditEvent.Refusal refusal, ByteSink to) {
    start(Codes.REFUSAL, refusal.at(), to);
    asked(refusal.asked(), to);
    to.number(refusal.status().code());
  }

  private static void outcome(AuditEvent.Outcome outcome, ByteSink to) {
    start(Codes.OUTCOME, outcome.at(), to);
    CallIds.write(outcome.call(), to);
    to.number(outcome.status());
    to.number(outcome.sentBytes());
    to.number(outcome.receivedBytes());
    duration(outcome.firstByte(), to);
    duration(outcome.total(), to);
    to.number(outcome.restored());
    option(outcome.fault(), to);
    // Only where there is something to say, as in records from before there were these.
    int more = (outcome.tls().isPresent() ? Codes.TLS : 0) | (outcome.cost().isPresent() ? Codes.COST : 0);
    if (more != 0) {
      to.number(-more);
    }
    if (outcome.attempts() > 1 || more != 0) {
      to.number(outcome.attempts());
    }
    outcome.tls().ifPresent(tls -> tls(tls, to));
    outcome.cost().ifPresent(cost -> cost(cost, to));
  }

  private static void tls(TlsFacts tls, ByteSink to) {
    to.text(tls.protocol());
    to.text(tls.cipher());
    to.text(tls.application());
    to.text(tls.certificate());
  }

  private static void cost(Cost cost, ByteSink to) {
    to.number(cost.tokens().input());
    to.number(cost.tokens().output());
    if (isPresent(cost.nanoDollars().isPresent(), to)) {
      to.number(cost.nanoDollars().getAsLong());
    }
  }

  private static void change(AuditEvent.AdminChange change, ByteSink to) {
    start(Codes.ADMIN_CHANGE, change.at(), to);
    to.text(change.actor());
    to.text(change.action());
    to.text(change.subject());
    to.text(change.detail());
  }

  private static void notice(AuditEvent.Notice notice, ByteSink to) {
    start(Codes.NOTICE, notice.at(), to);
    if (isPresent(notice.call(), to)) {
      CallIds.write(notice.call().get(), to);
    }
    to.text(notice.caller());
    to.text(notice.destination());
    to.text(notice.by().name());
    to.text(notice.what());
    to.text(notice.reason());
    to.text(notice.action());
  }

  private static void asked(AuditEvent.Asked asked, ByteSink to) {
    CallIds.write(asked.call(), to);
    principal(asked.who(), to);
    ip(asked.peer(), to);
    to.u8(Codes.of(asked.entry()) | (asked.within().isPresent() ? Codes.WITHIN : 0)
        | (asked.fingerprints().isEmpty() ? 0 : Codes.FOUND));
    asked.within().ifPresent(call -> CallIds.write(call, to));
    if (!asked.fingerprints().isEmpty()) {
      to.number(asked.fingerprints().size());
      asked.fingerprints().forEach(to::u64);
    }
    to.text(asked.destination());
    to.text(asked.host());
    to.number(asked.port());
    to.text(asked.method());
    to.text(asked.pathTemplate());
    to.number(asked.bodyBytes());
    to.u8(Codes.of(asked.coverage()));
    to.number(asked.kinds().size());
    for (Map.Entry<Kind, Integer> kind : asked.kinds().entrySet()) {
      to.text(kind.getKey().name());
      to.number(kind.getValue());
    }
    to.number(asked.rules().size());
    for (RuleRef rule : asked.rules()) {
      to.text(rule.name());
    }
    to.text(asked.by().name());
    to.text(asked.reason());
    to.text(asked.config());
  }

  private static void principal(Principal who, ByteSink to) {
    switch (who) {
      case Principal.Caller(String name, String team, Proof.Key key) when !key.above().isEmpty() -> {
        to.u8(Codes.BY_SUB_KEY);
        to.text(name);
        to.text(team);
        to.text(key.id().text());
        to.number(key.above().size());
        key.above().forEach(above -> to.text(above.text()));
      }
      case Principal.Caller caller -> {
        to.u8(Codes.CALLER);
        to.text(caller.name());
        to.text(caller.team());
        option(caller.key().map(KeyId::text), to);
      }
      case Principal.Unknown unknown -> {
        to.u8(Codes.UNKNOWN);
        to.text(unknown.why());
      }
    }
  }

  private static void start(int kind, Instant at, ByteSink to) {
    to.u8(Codes.VERSION << 4 | kind);
    to.number(at.getEpochSecond());
    to.number(at.getNano());
  }

  private static void duration(Duration duration, ByteSink to) {
    to.number(duration.getSeconds());
    to.number(duration.getNano());
  }

  private static void ip(Ip ip, ByteSink to) {
    if (ip.v4()) {
      to.u8(Codes.V4);
      to.u32((int) ip.low());
    } else {
      to.u8(Codes.V6);
      to.u64(ip.high());
      to.u64(ip.low());
    }
  }

  private static void option(Optional<String> text, ByteSink to) {
    if (isPresent(text, to)) {
      to.text(text.get());
    }
  }

  private static boolean isPresent(Optional<?> value, ByteSink to) {
    return isPresent(value.isPresent(), to);
  }

  private static boolean isPresent(boolean present, ByteSink to) {
    to.u8(present ? Codes.PRESENT : Codes.ABSENT);
    return present;
  }
}
