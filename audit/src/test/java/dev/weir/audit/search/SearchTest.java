package dev.weir.audit.search;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.audit.Events;
import dev.weir.audit.Logs;
import dev.weir.audit.Period;
import dev.weir.audit.SegmentLog;
import dev.weir.model.AuditEvent;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SearchTest {

  @TempDir
  static Path data;

  private List<Term> terms = List.of();
  private Period period = Period.ALL;
  private int limit = 10;
  private boolean newestFirst = true;

  @BeforeAll
  static void aLogWithEverythingInIt() throws Exception {
    try (SegmentLog log = Logs.open(data)) {
      for (AuditEvent event : List.of(Events.change(0), Events.intent(1), Events.intent(2),
          Events.outcome(2, 200),
          Events.refusal(3), Events.shadowed(4), Events.outcome(1, 503))) {
        Logs.await(log.append(event));
      }
    }
  }

  @Test
  void joinsACallWithHowItEnded() throws IOException {
    terms = List.of(Term.is(Field.CALL, Events.call(1).text()));
    assertThat(search()).singleElement().satisfies(hit -> {
      assertThat(hit.stored().sequence()).isEqualTo(1);
      assertThat(hit.outcome()).hasValueSatisfying(outcome -> assertThat(outcome.status()).isEqualTo(503));
    });
  }

  @Test
  void findsNewestFirstOrOldestFirst() throws IOException {
    assertThat(sequences()).containsExactly(5L, 4L, 2L, 1L, 0L);
    limit = 2;
    assertThat(sequences()).containsExactly(5L, 4L);
    newestFirst = false;
    assertThat(sequences()).containsExactly(0L, 1L);
  }

  @Test
  void findsByDecision() throws IOException {
    terms = List.of(Term.is(Field.DECISION, "shadow-deny"));
    assertThat(sequences()).containsExactly(5L);
    terms = List.of(Term.is(Field.DECISION, "deny"));
    assertThat(sequences()).containsExactly(4L);
    terms = List.of(Term.is(Field.DECISION, "redact"));
    assertThat(sequences()).containsExactly(2L, 1L);
  }

  @Test
  void findsByStatusOfTheUpstreamOrOfWeir() throws IOException {
    terms = List.of(Term.is(Field.STATUS, "503"));
    assertThat(sequences()).containsExactly(1L);
    terms = List.of(Term.is(Field.STATUS, "401"));
    assertThat(sequences()).containsExactly(4L);
    terms = List.of(Term.is(Field.STATUS, "5xx"));
    assertThat(sequences()).containsExactly(1L);
  }

  @Test
  void findsByCallerRuleKindAndText() throws IOException {
    terms = List.of(Term.is(Field.CALLER, "checkout"));
    assertThat(sequences()).containsExactly(5L, 2L, 1L);
    terms = List.of(Term.is(Field.RULE, "fair-use"), Term.is(Field.KIND, "iban"));
    assertThat(sequences()).isEmpty();
    terms = List.of(Term.is(Field.KIND, "email"), Term.is(Field.CALLER, "check*"),
        Term.is(Field.TEXT, "COMPLETIONS"));
    assertThat(sequences()).containsExactly(5L, 2L, 1L);
    terms = List.of(Term.is(Field.TEXT, "no such thing"));
    assertThat(sequences()).isEmpty();
    terms = List.of(new Term(Field.CALLER, List.of("checkout"), true), Term.is(Field.HOST, "*.openai.com"));
    assertThat(sequences()).containsExactly(4L);
  }

  @Test
  void goesOnBehindARecord() throws IOException {
    assertThat(Search.in(data, new Query(List.of(), Period.ALL, 2, true, Optional.of(4L))).hits())
        .extracting(hit -> hit.stored().sequence()).containsExactly(2L, 1L);
  }

  @Test
  void findsByTimeAndStillJoinsLaterOutcomes() throws IOException {
    period = new Period(Events.at(1), Events.at(2));
    assertThat(search()).singleElement()
        .satisfies(hit -> assertThat(hit.outcome()).contains(Events.outcome(1, 503)));
    period = new Period(Events.at(3), Events.at(4));
    assertThat(sequences()).containsExactly(4L);
  }

  @Test
  void findsACallWithTheMessagesOnItsConnection(@TempDir Path folder) throws Exception {
    try (SegmentLog log = Logs.open(folder)) {
      for (AuditEvent event : List.of(Events.intent(1), Events.message(2, 1), Events.message(3, 9))) {
        Logs.await(log.append(event));
      }
    }
    Query query = new Query(List.of(Term.is(Field.CALL, Events.call(1).text())), Period.ALL, 10, false,
        Optional.empty());
    assertThat(Search.in(folder, query).hits()).extracting(hit -> hit.stored().sequence())
        .containsExactly(0L, 1L);
  }

  @Test
  void findsANoticeWithItsCall(@TempDir Path folder) throws Exception {
    try (SegmentLog log = Logs.open(folder)) {
      for (AuditEvent event : List.of(Events.intent(1), Events.notice(1), Events.notice(2))) {
        Logs.await(log.append(event));
      }
    }
    Query query = new Query(List.of(Term.is(Field.CALLER, "checkout"), Term.is(Field.RULE, "answers"),
        Term.is(Field.CALL, Events.call(1).text()), Term.is(Field.TEXT, "CANARY")), Period.ALL, 10, false,
        Optional.empty());
    assertThat(Search.in(folder, query).hits()).extracting(hit -> hit.stored().sequence())
        .containsExactly(1L);
  }

  @Test
  void saysWhatItCouldNotRead(@TempDir Path temp) throws IOException {
    Path copy = Logs.copy(data, temp);
    Path segment = Logs.segments(copy).getFirst();
    byte[] bytes = Files.readAllBytes(segment);
    bytes[70] ^= 1;
    Files.write(segment, bytes);
    Found found = Search.in(copy, Query.newest(10));
    assertThat(found.hits()).hasSize(4);
    assertThat(found.unreadable()).singleElement().asString().contains("000001.log, byte offset 56");
  }

  private List<Hit> search() throws IOException {
    return Search.in(data, new Query(terms, period, limit, newestFirst, Optional.empty())).hits();
  }

  private List<Long> sequences() throws IOException {
    return search().stream().map(hit -> hit.stored().sequence()).toList();
  }
}
