package dev.weir.audit.search;

import dev.weir.model.AuditEvent;
import dev.weir.model.CallId;
import dev.weir.model.KeyId;
import dev.weir.model.Kind;
import dev.weir.model.Principal;
import dev.weir.model.RuleRef;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Stream;

/** What an event and its outcome have of each field: the one place that says so, for the scan and the index alike. */
public final class Facets {

  private Facets() {}

  /** Returns the values of {@code field}, in a fixed order; none where the event has no such thing. */
  public static Stream<String> of(Hit hit, Field field) {
    return field == Field.TEXT ? all(hit) : switch (hit.stored().event()) {
      case AuditEvent.Intent intent -> ofIntent(intent, hit.outcome(), field);
      case AuditEvent.Refusal refusal -> switch (field) {
        case DECISION -> Stream.of(Verdict.DENY.text());
        case STATUS -> Stream.of(Integer.toString(refusal.status().code()));
        default -> ofCall(refusal.asked(), field);
      };
      case AuditEvent.AdminChange change -> ofChange(change, field);
      case AuditEvent.Notice notice -> ofNotice(notice, field);
      case AuditEvent.Outcome outcome ->
        field == Field.CALL ? Stream.of(outcome.call().text()) : Stream.empty();
    };
  }

  private static Stream<String> all(Hit hit) {
    return Arrays.stream(Field.values()).filter(field -> field != Field.TEXT && field != Field.CALL)
        .flatMap(field -> of(hit, field));
  }

  private static Stream<String> ofIntent(AuditEvent.Intent intent, Optional<AuditEvent.Outcome> outcome,
      Field field) {
    return switch (field) {
      case DECISION -> Stream.of(Verdict.of(intent).text());
      case DIALLED -> Stream.of(intent.dialled().toString());
      case STATUS -> outcome.map(ended -> Integer.toString(ended.status())).stream();
      case FAULT -> outcome.flatMap(AuditEvent.Outcome::fault).stream();
      default -> ofCall(intent.asked(), field);
    };
  }

  private static Stream<String> ofCall(AuditEvent.Asked asked, Field field) {
    return switch (field) {
      case CALLER, TEAM, KEY -> ofCaller(asked.who(), field);
      case PEER -> Stream.of(asked.peer().toString());
      case DESTINATION -> Stream.of(asked.destination());
      case HOST -> Stream.of(asked.host());
      case METHOD -> Stream.of(asked.method());
      case PATH -> Stream.of(asked.pathTemplate());
      case RULE -> Stream.concat(Stream.of(asked.by()), asked.rules().stream()).map(RuleRef::name).distinct();
      case KIND -> asked.kinds().keySet().stream().map(Kind::name).sorted();
      case REASON -> asked.who() instanceof Principal.Unknown unknown
          ? Stream.of(asked.reason(), unknown.why())
          : Stream.of(asked.reason());
      case CALL -> Stream.concat(Stream.of(asked.call()), asked.within().stream()).map(call -> call.text());
      case DECISION, STATUS, DIALLED, FAULT, ACTOR, ACTION, SUBJECT, DETAIL, TEXT -> Stream.empty();
    };
  }

  private static Stream<String> ofCaller(Principal who, Field field) {
    return switch (who) {
      case Principal.Caller caller when field == Field.CALLER -> Stream.of(caller.name());
      case Principal.Caller caller when field == Field.TEAM ->
        Stream.of(caller.team()).filter(team -> !team.isEmpty());
      case Principal.Caller caller ->
        Stream.concat(caller.key().stream(), caller.above().stream()).map(KeyId::text);
      case Principal.Unknown _ -> Stream.empty();
    };
  }

  private static Stream<String> ofNotice(AuditEvent.Notice notice, Field field) {
    return switch (field) {
      case CALLER -> Stream.of(notice.caller()).filter(caller -> !caller.isEmpty());
      case DESTINATION -> Stream.of(notice.destination());
      case RULE -> Stream.of(notice.by().name());
      case REASON -> Stream.of(notice.what(), notice.reason());
      case CALL -> notice.call().map(CallId::text).stream();
      default -> Stream.empty();
    };
  }

  private static Stream<String> ofChange(AuditEvent.AdminChange change, Field field) {
    return switch (field) {
      case ACTOR -> Stream.of(change.actor());
      case ACTION -> Stream.of(change.action());
      case SUBJECT -> Stream.of(change.subject());
      case DETAIL -> Stream.of(change.detail());
      default -> Stream.empty();
    };
  }
}
