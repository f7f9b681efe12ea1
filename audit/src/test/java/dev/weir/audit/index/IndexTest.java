package dev.weir.audit.index;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.audit.Events;
import dev.weir.audit.Logs;
import dev.weir.audit.Period;
import dev.weir.audit.SegmentLog;
import dev.weir.audit.search.Field;
import dev.weir.audit.search.Found;
import dev.weir.audit.search.Query;
import dev.weir.audit.search.QueryText;
import dev.weir.audit.search.Search;
import dev.weir.audit.search.Term;
import dev.weir.model.AuditEvent;
import dev.weir.model.CallId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class IndexTest {

  private static final int CALLS = 600;

  @TempDir
  Path data;

  @Test
  void findsWhatTheScanFindsWhateverIsAsked() throws Exception {
    Site.write(data, 0, CALLS);
    try (Index index = Index.open(data)) {
      index.catchUp(records -> true);
      for (String text : List.of("", "caller:caller-0", "caller:caller-1,caller-2 decision:deny",
          "-caller:caller-0",
          "team:team-3 kind:EMAIL", "kind:iban,phone", "-kind:email",
          "rule:fair-use destination:destination-1",
          "rule:rule-1,rule-2", "status:5xx", "status:0", "-status:200", "fault:\"timed out\"", "host:*.test",
          "path:*items-7", "method:get", "items-1", "-items", "NOT", "minted", "actor:root", "-actor:root",
          "action:key*", "peer:10.0.0.3", "key:wk_4", "call:" + call(17).text(),
          "call:" + call(17).text().toLowerCase(Locale.ROOT),
          "-call:" + call(17).text(), "call:0*", "dialled:104.18.64.21", "since:100",
          "since:100 until:200 caller:caller-0",
          "until:50", "reason:\"not here\"", "nothing at all", "caller:nobody", "-caller:nobody")) {
        QueryText.Result.Understood asked = (QueryText.Result.Understood) QueryText.parse(text,
            IndexTest::time);
        for (boolean newestFirst : new boolean[]{true, false}) {
          for (Optional<Long> behind : List.of(Optional.<Long>empty(), Optional.of(300L))) {
            Query query = new Query(asked.terms(), asked.period(), 40, newestFirst, behind);
            assertThat(index.search(query)).as(text + newestFirst + behind).isEqualTo(Search.in(data, query));
          }
        }
      }
    }
  }

  @Test
  void findsNoticesAndNothingElseWhereItIsAskedForThem() throws Exception {
    try (Index index = Index.open(data)) {
      index.catchUp(records -> true);
      assertThat(index.notices(Query.newest(9)).hits()).isEmpty();
      Site.write(data, 0, CALLS);
      index.catchUp(records -> true);
      for (String text : List.of("", "caller:checkout", "caller:caller-0", "caller:checkout since:100",
          "call:"
              + call(17).text(),
          "reason:answer.*", "actor:root")) {
        QueryText.Result.Understood asked = (QueryText.Result.Understood) QueryText.parse(text,
            IndexTest::time);
        Query query = new Query(asked.terms(), asked.period(), CALLS * 9, true, Optional.empty());
        assertThat(index.notices(query).hits()).as(text).isEqualTo(index.search(query).hits().stream()
            .filter(hit -> hit.stored().event() instanceof AuditEvent.Notice).toList());
      }
      assertThat(index.notices(Query.newest(2)).hits()).hasSize(2);
    }
  }

  @Test
  void takesInWhatCameSinceAndJoinsOutcomesToCallsOfBefore() throws Exception {
    CallId early = call(1);
    append(Events.intent(early, Events.at(1)));
    try (Index index = Index.open(data)) {
      index.catchUp(records -> true);
      append(Events.outcome(early, Events.at(9), 503));
    }
    try (Index index = Index.open(data)) {
      index.catchUp(records -> true);
      assertThat(index.search(asking(Term.is(Field.STATUS, "503"))).hits()).singleElement()
          .satisfies(hit -> assertThat(hit.outcome()).isPresent());
      assertThat(index.search(asking(Term.is(Field.STATUS, "200"))).hits()).isEmpty();
    }
  }

  @Test
  void isMadeAnewWhereItIsOfAnotherLog() throws Exception {
    Site.write(data, 0, 50);
    try (Index index = Index.open(data)) {
      index.catchUp(records -> true);
    }
    for (Path segment : Logs.segments(data)) {
      Files.delete(segment);
    }
    for (String file : List.of("head", "checkpoint")) {
      Files.delete(data.resolve("audit").resolve(file));
    }
    append(Events.intent(7));
    try (Index index = Index.open(data)) {
      index.catchUp(records -> true);
      assertThat(index.search(Query.newest(100))).isEqualTo(Search.in(data, Query.newest(100)));
      assertThat(index.top(Field.CALLER, List.of(), Period.ALL, false, 10).calls()).isEqualTo(1);
    }
  }

  @Test
  void isThrownAwayWhereItIsNoIndex() throws Exception {
    append(Events.intent(7));
    Files.createDirectories(Index.folder(data));
    Files.writeString(Index.folder(data).resolve("index.db"),
        "this is no database, whatever it is called".repeat(99));
    try (Index index = Index.open(data)) {
      index.catchUp(records -> true);
      assertThat(index.search(Query.newest(9)).hits()).hasSize(1);
    }
  }

  @Test
  void passesOverWhatIsDamagedAndSaysWhatIsGone() throws Exception {
    Site.write(data, 0, 300);
    try (Index index = Index.open(data)) {
      index.catchUp(records -> true);
      Path segment = Logs.segments(data).get(1);
      byte[] bytes = Files.readAllBytes(segment);
      bytes[200] ^= 1;
      Files.write(segment, bytes);
      Found found = index.search(Query.newest(10_000));
      assertThat(found.unreadable()).isNotEmpty()
          .allSatisfy(what -> assertThat(what).contains("is not where"));
      Index.delete(data);
    }
    try (Index index = Index.open(data)) {
      index.catchUp(records -> true);
      assertThat(index.search(Query.newest(10_000)).hits())
          .isEqualTo(Search.in(data, Query.newest(10_000)).hits());
    }
  }

  @Test
  void twoMayBringItUpToDateAtOnce() throws Exception {
    Site.write(data, 0, 200);
    try (Index one = Index.open(data); Index other = Index.open(data)) {
      one.catchUp(records -> true);
      Site.write(data, 200, 200);
      other.catchUp(records -> true);
      Site.write(data, 400, 200);
      one.catchUp(records -> true);
      assertThat(one.search(Query.newest(10_000))).isEqualTo(Search.in(data, Query.newest(10_000)));
      assertThat(other.top(Field.DECISION, List.of(), Period.ALL, false, 10).calls()).isEqualTo(600);
    }
  }

  @Test
  void countsWhatThereWasMostOf() throws Exception {
    Site.write(data, 0, CALLS);
    try (Index index = Index.open(data)) {
      index.catchUp(records -> true);
      List<AuditEvent.Asked> calls = asked();
      Top callers = index.top(Field.CALLER, List.of(Term.is(Field.DECISION, "deny")), Period.ALL, false, 3);
      Top.Row first = callers.rows().stream().filter(row -> !row.value().isEmpty()).findFirst().orElseThrow();
      long expected = calls.stream().filter(asked -> asked.reason().equals("not here"))
          .filter(asked -> asked.who().toString().contains("name=" + first.value() + ",")).count();
      assertThat(first.calls()).isEqualTo(expected).isPositive();
      assertThat(callers.rows()).hasSize(3);
      assertThat(callers.calls())
          .isEqualTo(calls.stream().filter(asked -> asked.reason().equals("not here")).count());
      Top kinds = index.top(Field.KIND, List.of(), Period.ALL, false, 10);
      assertThat(kinds.rows()).extracting(Top.Row::value).containsExactlyInAnyOrder("EMAIL", "PHONE", "IBAN",
          "CREDIT_CARD");
      assertThat(kinds.rows().stream().mapToLong(Top.Row::findings).sum()).isEqualTo(
          calls.stream().flatMap(asked -> asked.kinds().values().stream()).mapToLong(Integer::longValue)
              .sum());
      Top newest = index.top(Field.DESTINATION, List.of(), Period.ALL, true, 100);
      assertThat(newest.rows()).extracting(Top.Row::first).isSortedAccordingTo((a, b) -> b.compareTo(a));
      Instant later = Events.START.plusSeconds(7200);
      assertThat(index.top(Field.CALLER, List.of(), new Period(later, Instant.MAX), false, 3).rows())
          .isEmpty();
    }
  }

  private List<AuditEvent.Asked> asked() throws IOException {
    List<AuditEvent.Asked> calls = new ArrayList<>();
    for (AuditEvent event : Logs.events(data)) {
      switch (event) {
        case AuditEvent.Intent intent -> calls.add(intent.asked());
        case AuditEvent.Refusal refusal -> calls.add(refusal.asked());
        case AuditEvent.Outcome _,AuditEvent.AdminChange _,AuditEvent.Notice _ -> {
          // No call of its own.
        }
      }
    }
    return calls;
  }

  private void append(AuditEvent event) throws Exception {
    try (SegmentLog log = Logs.open(data)) {
      Logs.await(log.append(event));
    }
  }

  private static CallId call(int number) {
    return Events.call(number);
  }

  private static Optional<Instant> time(String text) {
    return Optional.of(Events.at(Integer.parseInt(text)));
  }

  private static Query asking(Term term) {
    return new Query(List.of(term), Period.ALL, 10, true, Optional.empty());
  }
}
