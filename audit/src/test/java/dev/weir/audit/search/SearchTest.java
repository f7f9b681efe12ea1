package dev.weir.audit.search;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.audit.Events;
import dev.weir.audit.Logs;
import dev.weir.audit.Period;
import dev.weir.audit.SegmentLog;
import dev.weir.model.AuditEvent;
import dev.weir.model.CallId;
import dev.weir.model.Kind;
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

  private Optional<String> caller = Optional.empty();
  private Optional<Verdict> decision = Optional.empty();
  private Optional<String> rule = Optional.empty();
  private Optional<Kind> kind = Optional.empty();
  private Optional<Integer> status = Optional.empty();
  private Optional<CallId> call = Optional.empty();
  private Optional<String> text = Optional.empty();
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
    call = Optional.of(Events.call(1));
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
    decision = Optional.of(Verdict.SHADOW_DENY);
    assertThat(sequences()).containsExactly(5L);
    decision = Verdict.parse("deny");
    assertThat(sequences()).containsExactly(4L);
    decision = Verdict.parse("redact");
    assertThat(sequences()).containsExactly(2L, 1L);
  }

  @Test
  void findsByStatusOfTheUpstreamOrOfWeir() throws IOException {
    status = Optional.of(503);
    assertThat(sequences()).containsExactly(1L);
    status = Optional.of(401);
    assertThat(sequences()).containsExactly(4L);
  }

  @Test
  void findsByCallerRuleKindAndText() throws IOException {
    caller = Optional.of("checkout");
    assertThat(sequences()).containsExactly(5L, 2L, 1L);
    rule = Optional.of("fair-use");
    kind = Optional.of(Kind.IBAN);
    assertThat(sequences()).isEmpty();
    kind = Optional.of(Kind.EMAIL);
    text = Optional.of("COMPLETIONS");
    assertThat(sequences()).containsExactly(5L, 2L, 1L);
    text = Optional.of("no such thing");
    assertThat(sequences()).isEmpty();
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
    Query query = new Query(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(),
        Optional.empty(), Optional.empty(), Optional.empty(), Period.ALL, Optional.of(Events.call(1)),
        Optional.empty(), 10, false);
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
    Query query = new Query(Optional.of("checkout"), Optional.empty(), Optional.empty(), Optional.empty(),
        Optional.of("answers"), Optional.empty(), Optional.empty(), Period.ALL, Optional.of(Events.call(1)),
        Optional.of("CANARY"), 10, false);
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
    return Search
        .in(data, new Query(caller, Optional.empty(), Optional.empty(), decision, rule, kind, status, period,
            call, text, limit, newestFirst))
        .hits();
  }

  private List<Long> sequences() throws IOException {
    return search().stream().map(hit -> hit.stored().sequence()).toList();
  }
}
