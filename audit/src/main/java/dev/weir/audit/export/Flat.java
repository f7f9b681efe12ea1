package dev.weir.audit.export;

import dev.weir.audit.Stored;
import dev.weir.audit.fields.EventFields;
import dev.weir.audit.search.Facets;
import dev.weir.audit.search.Field;
import dev.weir.audit.search.Hit;
import dev.weir.model.AuditEvent;
import dev.weir.model.KeyId;
import dev.weir.model.Principal;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** An event as names and texts, for forms that know of no structure. */
final class Flat {

  /** All names that there may be, in the order of columns. */
  static final List<String> NAMES = Stream.of(Stream.of("sequence", "at", "event", "call"),
      Field.OF_CALLS.stream().map(Field::word),
      Stream.of("port", "body_bytes", "inspected", "config", "sent_bytes",
          "received_bytes", "total_us", "attempts", "actor", "action", "subject", "detail", "key_chain",
          "fingerprints", "tls", "cipher", "alpn",
          "certificate", "tokens_in", "tokens_out", "nano_usd"))
      .flatMap(names -> names).toList();

  private Flat() {}

  /** Returns what the event has, in the order of {@link #NAMES}; several values have a space between them. */
  static Map<String, String> of(Stored stored) {
    Map<String, String> found = new LinkedHashMap<>();
    found.put("sequence", Long.toString(stored.sequence()));
    found.put("at", stored.event().at().toString());
    found.put("event", name(stored.event()));
    Hit hit = new Hit(stored, Optional.empty());
    for (Field field : Field.values()) {
      String values = field == Field.TEXT ? "" : Facets.of(hit, field).collect(Collectors.joining(" "));
      if (!values.isEmpty()) {
        found.put(field.word(), values);
      }
    }
    more(stored.event(), found);
    Map<String, String> ordered = new LinkedHashMap<>();
    NAMES.stream().filter(found::containsKey).forEach(name -> ordered.put(name, found.get(name)));
    return ordered;
  }

  /** Returns the word that all forms have for such an event. */
  static String name(AuditEvent event) {
    return switch (event) {
      case AuditEvent.Intent _ -> "intent";
      case AuditEvent.Refusal _ -> "refusal";
      case AuditEvent.Outcome _ -> "outcome";
      case AuditEvent.AdminChange _ -> "admin-change";
      case AuditEvent.Notice _ -> "notice";
    };
  }

  /** Returns what was asked, where the event is about that. */
  static Optional<AuditEvent.Asked> asked(AuditEvent event) {
    return switch (event) {
      case AuditEvent.Intent intent -> Optional.of(intent.asked());
      case AuditEvent.Refusal refusal -> Optional.of(refusal.asked());
      case AuditEvent.Outcome _,AuditEvent.AdminChange _,AuditEvent.Notice _ -> Optional.empty();
    };
  }

  private static void more(AuditEvent event, Map<String, String> to) {
    asked(event).ifPresent(asked -> {
      to.put("port", Integer.toString(asked.port()));
      to.put("body_bytes", Long.toString(asked.bodyBytes()));
      to.put("inspected", asked.coverage().text());
      to.put("config", asked.config());
      if (asked.who() instanceof Principal.Caller caller) {
        caller.key().ifPresent(key -> to.put("key", key.text()));
        texts(to, "key_chain", caller.above().stream().map(KeyId::text));
      }
      texts(to, "fingerprints", asked.fingerprints().stream().map(HexFormat.of()::toHexDigits));
    });
    if (event instanceof AuditEvent.Outcome outcome) {
      to.put("status", Integer.toString(outcome.status()));
      to.put("sent_bytes", Long.toString(outcome.sentBytes()));
      to.put("received_bytes", Long.toString(outcome.receivedBytes()));
      to.put("total_us", Long.toString(EventFields.micros(outcome.total())));
      to.put("attempts", Integer.toString(outcome.attempts()));
      outcome.fault().ifPresent(fault -> to.put("fault", fault));
      more(outcome, to);
    }
  }

  private static void more(AuditEvent.Outcome outcome, Map<String, String> to) {
    outcome.tls().ifPresent(tls -> {
      to.put("tls", tls.protocol());
      to.put("cipher", tls.cipher());
      to.put("alpn", tls.application());
      to.put("certificate", tls.certificate());
    });
    outcome.cost().ifPresent(cost -> {
      to.put("tokens_in", Long.toString(cost.tokens().input()));
      to.put("tokens_out", Long.toString(cost.tokens().output()));
      cost.nanoDollars().ifPresent(nano -> to.put("nano_usd", Long.toString(nano)));
    });
  }

  private static void texts(Map<String, String> to, String name, Stream<String> texts) {
    String together = texts.collect(Collectors.joining(" "));
    if (!together.isEmpty()) {
      to.put(name, together);
    }
  }
}
