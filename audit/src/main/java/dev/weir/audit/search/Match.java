package dev.weir.audit.search;

import dev.weir.model.AuditEvent;
import dev.weir.model.CallId;
import dev.weir.model.KeyId;
import dev.weir.model.Principal;
import dev.weir.model.RuleRef;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** Judges hits by a query. */
record Match(Query query) {

  boolean accepts(Hit hit) {
    return query.period().contains(hit.stored().event().at()) && switch (hit.stored().event()) {
      case AuditEvent.Intent intent -> accepts(intent.asked(), Verdict.of(intent),
          hit.outcome().map(AuditEvent.Outcome::status),
          Stream.concat(hit.outcome().flatMap(AuditEvent.Outcome::fault).stream(),
              Stream.of(intent.dialled().toString())));
      case AuditEvent.Refusal refusal -> accepts(refusal.asked(), Verdict.DENY,
          Optional.of(refusal.status().code()), Stream.empty());
      case AuditEvent.AdminChange change -> !query.asksAboutCalls()
          && mentions(Stream.of(change.actor(), change.action(), change.subject(), change.detail()));
      case AuditEvent.Notice notice -> accepts(notice);
      case AuditEvent.Outcome _ -> false;
    };
  }

  /** A notice has neither a decision of its own nor a team, a status and kinds of data. */
  private boolean accepts(AuditEvent.Notice notice) {
    boolean more = query.decision().isPresent() || query.team().isPresent() || query.status().isPresent()
        || query.kind().isPresent();
    return !more && is(query.destination(), notice.destination()) && is(query.caller(), notice.caller())
        && (query.call().isEmpty() || query.call().equals(notice.call()))
        && is(query.rule(), notice.by().name())
        && mentions(Stream.concat(notice.call().map(CallId::text).stream(), Stream.of(notice.caller(),
            notice.destination(), notice.by().name(), notice.what(), notice.reason(), notice.action())));
  }

  private boolean accepts(AuditEvent.Asked asked, Verdict verdict, Optional<Integer> status,
      Stream<String> more) {
    return is(query.decision(), verdict) && is(query.destination(), asked.destination())
        && isOf(asked) && accepts(asked.who())
        && (query.status().isEmpty() || query.status().equals(status))
        && query.kind().map(asked.kinds()::containsKey).orElse(true)
        && query.rule().map(rule -> rules(asked).anyMatch(rule::equals)).orElse(true)
        && mentions(Stream.concat(texts(asked), more));
  }

  /** A message is found by its own id and by that of the call around it. */
  private boolean isOf(AuditEvent.Asked asked) {
    return is(query.call(), asked.call()) || query.call().equals(asked.within());
  }

  private boolean accepts(Principal who) {
    return switch (who) {
      case Principal.Caller caller -> is(query.caller(), caller.name()) && is(query.team(), caller.team());
      case Principal.Unknown _ -> query.caller().isEmpty() && query.team().isEmpty();
    };
  }

  private static Stream<String> rules(AuditEvent.Asked asked) {
    return Stream.concat(Stream.of(asked.by()), asked.rules().stream()).map(RuleRef::name);
  }

  private static Stream<String> texts(AuditEvent.Asked asked) {
    Stream<String> who = switch (asked.who()) {
      case Principal.Caller caller ->
        Stream.concat(Stream.of(caller.name(), caller.team()), caller.key().map(KeyId::text).stream());
      case Principal.Unknown unknown -> Stream.of(unknown.why());
    };
    Stream<String> what = Stream.of(asked.call().text(), asked.peer().toString(), asked.destination(),
        asked.host(),
        asked.method(), asked.pathTemplate(), asked.reason());
    return Stream.concat(Stream.concat(who, what), rules(asked));
  }

  private boolean mentions(Stream<String> texts) {
    if (query.text().isEmpty()) {
      return true;
    }
    String part = query.text().get().toLowerCase(Locale.ROOT);
    return texts.anyMatch(text -> text.toLowerCase(Locale.ROOT).contains(part));
  }

  private static boolean is(Optional<?> wanted, Object value) {
    return wanted.isEmpty() || wanted.get().equals(value);
  }
}
