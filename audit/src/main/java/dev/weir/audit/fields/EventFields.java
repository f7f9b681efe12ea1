package dev.weir.audit.fields;

import dev.weir.audit.Stored;
import dev.weir.audit.search.Hit;
import dev.weir.audit.search.Verdict;
import dev.weir.model.AuditEvent;
import dev.weir.model.KeyId;
import dev.weir.model.Kind;
import dev.weir.model.Principal;
import dev.weir.model.RuleRef;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Tells an event by its parts. The names stay; new ones may come.
 *
 * <ul>
 * <li>each: {@code sequence}, {@code at}, {@code event} ({@code intent}, {@code refusal}, {@code outcome},
 * {@code admin-change}, {@code notice})
 * <li>intent and refusal: {@code call}, {@code within} for a message (the call that opened its connection), {@code decision} ({@code allow}, {@code redact}, {@code deny},
 * {@code shadow-deny}), {@code caller}, {@code team} and {@code key} of a known caller, with {@code key_chain} (the keys above, the
 * root first) where it was made from others, or {@code unknown} with the reason,
 * {@code peer}, {@code entry}, {@code destination}, {@code host}, {@code port}, {@code method}, {@code path} (a template),
 * {@code body_bytes}, {@code inspected}, {@code kinds} (kind to count), {@code fingerprints} (keyed hashes of
 * what was found), {@code rule} (which decided), {@code rules} (all
 * that applied), {@code reason}, {@code config} (hash)
 * <li>intent only: {@code dialled}, {@code rewritten}, and where there is one {@code shadow} with {@code rule},
 * {@code reason}, {@code status}
 * <li>refusal only: {@code status}
 * <li>outcome: {@code call}, {@code status} (0 without an answer), {@code sent_bytes}, {@code received_bytes},
 * {@code first_byte_us}, {@code total_us}, {@code restored}, {@code attempts}, and {@code fault} where there was one;
 * {@code tls}, {@code cipher}, {@code alpn} and {@code certificate} (SHA-256) of an upstream's connection; {@code tokens_in},
 * {@code tokens_out} and {@code nano_usd} where a budget has them counted
 * <li>notice: {@code call} where it is about one, {@code caller}, {@code destination}, {@code rule}, {@code what},
 * {@code reason}, {@code action}
 * <li>admin-change: {@code actor}, {@code action}, {@code subject}, {@code detail}
 * </ul>
 *
 * <p>A hit of a search is its event with an {@code outcome} inside, where there is one.
 */
public final class EventFields {

  private final Fields fields;

  private EventFields(Fields fields) {
    this.fields = fields;
  }

  /** Tells {@code to} of an event. */
  public static void tell(Stored stored, Fields to) {
    new EventFields(to).event(stored);
  }

  /** Tells {@code to} of a call and how it ended. */
  public static void tell(Hit hit, Fields to) {
    tell(hit.stored(), to);
    hit.outcome().ifPresent(outcome -> to.group("outcome",
        inside -> new EventFields(inside.time("at", outcome.at())).measures(outcome)));
  }

  private void event(Stored stored) {
    fields.number("sequence", stored.sequence()).time("at", stored.event().at());
    switch (stored.event()) {
      case AuditEvent.Intent intent -> intent(intent);
      case AuditEvent.Refusal refusal -> {
        fields.text("event", "refusal");
        asked(refusal.asked(), Verdict.DENY);
        fields.number("status", refusal.status().code());
      }
      case AuditEvent.Outcome outcome -> {
        fields.text("event", "outcome").text("call", outcome.call().text());
        measures(outcome);
      }
      case AuditEvent.AdminChange change ->
        fields.text("event", "admin-change").text("actor", change.actor())
            .text("action", change.action()).text("subject", change.subject())
            .text("detail", change.detail());
      case AuditEvent.Notice notice -> notice(notice);
    }
  }

  private void notice(AuditEvent.Notice notice) {
    fields.text("event", "notice");
    notice.call().ifPresent(call -> fields.text("call", call.text()));
    fields.text("caller", notice.caller()).text("destination", notice.destination())
        .text("rule", notice.by().name()).text("what", notice.what()).text("reason", notice.reason())
        .text("action", notice.action());
  }

  private void intent(AuditEvent.Intent intent) {
    fields.text("event", "intent");
    asked(intent.asked(), Verdict.of(intent));
    fields.text("dialled", intent.dialled().toString()).number("rewritten", intent.rewritten());
    intent.shadow().ifPresent(deny -> fields.group("shadow", inside -> inside.text("rule", deny.by().name())
        .text("reason", deny.reason()).number("status", deny.status().code())));
  }

  private void measures(AuditEvent.Outcome outcome) {
    fields.number("status", outcome.status()).number("sent_bytes", outcome.sentBytes())
        .number("received_bytes", outcome.receivedBytes())
        .number("first_byte_us", micros(outcome.firstByte()))
        .number("total_us", micros(outcome.total())).number("restored", outcome.restored())
        .number("attempts", outcome.attempts());
    outcome.fault().ifPresent(fault -> fields.text("fault", fault));
    outcome.tls().ifPresent(tls -> fields.text("tls", tls.protocol()).text("cipher", tls.cipher())
        .text("alpn", tls.application()).text("certificate", tls.certificate()));
    outcome.cost().ifPresent(cost -> {
      fields.number("tokens_in", cost.tokens().input()).number("tokens_out", cost.tokens().output());
      cost.nanoDollars().ifPresent(nano -> fields.number("nano_usd", nano));
    });
  }

  /** Returns microseconds, cut off where a long ends: no reader of the log fails over an absurd duration. */
  public static long micros(Duration duration) {
    Duration most = Duration.ofSeconds(Long.MAX_VALUE / 1_000_000);
    Duration cut = duration.compareTo(most) > 0 ? most : duration;
    cut = cut.compareTo(most.negated()) < 0 ? most.negated() : cut;
    return cut.getSeconds() * 1_000_000 + cut.getNano() / 1000;
  }

  private void asked(AuditEvent.Asked asked, Verdict verdict) {
    fields.text("call", asked.call().text());
    asked.within().ifPresent(call -> fields.text("within", call.text()));
    fields.text("decision", verdict.text());
    who(asked.who());
    fields.text("peer", asked.peer().toString()).text("entry", asked.entry().name().toLowerCase(Locale.ROOT))
        .text("destination", asked.destination()).text("host", asked.host()).number("port", asked.port())
        .text("method", asked.method()).text("path", asked.pathTemplate())
        .number("body_bytes", asked.bodyBytes())
        .text("inspected", asked.coverage().text()).counts("kinds", sorted(asked.kinds()));
    if (!asked.fingerprints().isEmpty()) {
      fields.texts("fingerprints", asked.fingerprints().stream().map(HexFormat.of()::toHexDigits).toList());
    }
    fields.text("rule", asked.by().name()).texts("rules", asked.rules().stream().map(RuleRef::name).toList())
        .text("reason", asked.reason()).text("config", asked.config());
  }

  private void who(Principal who) {
    switch (who) {
      case Principal.Caller caller -> {
        fields.text("caller", caller.name()).text("team", caller.team());
        caller.key().ifPresent(key -> fields.text("key", key.text()));
        if (!caller.above().isEmpty()) {
          fields.texts("key_chain", caller.above().stream().map(KeyId::text).toList());
        }
      }
      case Principal.Unknown unknown -> fields.text("unknown", unknown.why());
    }
  }

  private static SortedMap<String, Integer> sorted(Map<Kind, Integer> kinds) {
    SortedMap<String, Integer> sorted = new TreeMap<>();
    kinds.forEach((kind, count) -> sorted.put(kind.name(), count));
    return sorted;
  }
}
