package dev.weir.audit.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.audit.Events;
import dev.weir.audit.Logs;
import dev.weir.audit.Period;
import dev.weir.audit.SegmentLog;
import dev.weir.audit.search.Verdict;
import dev.weir.audit.verify.Verify;
import dev.weir.model.AuditEvent;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReportPageTest {

  @TempDir
  Path data;

  @Test
  void countsWhatWentWhere() throws Exception {
    write(Events.intent(1), Events.intent(2), Events.outcome(2, 200), Events.refusal(3), Events.shadowed(4),
        Events.change(5));
    Evidence evidence = Evidence.of(data, Period.ALL);
    Count flow = evidence.flows.at(new Evidence.Flow("EMAIL", "openai"));
    assertThat(flow.findings()).isEqualTo(8);
    assertThat(flow.of(Verdict.REDACT)).isEqualTo(2);
    assertThat(flow.of(Verdict.DENY)).isEqualTo(1);
    assertThat(flow.names()).isEqualTo("(unknown), checkout");
    assertThat(evidence.all.left()).isEqualTo(3);
    assertThat(evidence.withoutOutcome()).isEqualTo(2);
    assertThat(evidence.changes).containsExactly(Events.change(5));
    assertThat(evidence.shadowed.most(Count::calls)).extracting(Map.Entry::getKey)
        .containsExactly(new Evidence.Refused("office-hours", "batch runs after six"));
    assertThat(Evidence.of(data, new Period(Events.at(3), Events.at(4))).all.calls()).isEqualTo(1);
  }

  @Test
  void showsNamesFromOutsideAsText() throws Exception {
    write(new AuditEvent.AdminChange(Events.START, "<script>alert(1)</script>", "a\u202eb", "\"&", "\u0007"));
    assertThat(page()).contains("&lt;script&gt;alert(1)&lt;/script&gt;", "a·b", "&quot;&amp;", "<td>·</td>")
        .doesNotContain("<script");
  }

  @Test
  void isAPageEvenWithNothingInIt() throws Exception {
    Logs.open(data).close();
    assertThat(page()).startsWith("<!doctype html>").contains("The log is whole", "No call was refused.",
        "the first record to the last record", "Nobody changed").endsWith("</html>\n");
  }

  @Test
  void keepsABoundOnItsTables() {
    Ledger<Integer, Count> ledger = new Ledger<>(-1, Count::new);
    for (int i = 0; i < 10_000; i++) {
      ledger.at(i).add(Events.START, Verdict.ALLOW, 0, 1);
    }
    assertThat(ledger.size()).isEqualTo(2001);
    assertThat(ledger.most(Count::calls).getFirst().getKey()).isEqualTo(-1);
  }

  private void write(AuditEvent... events) throws Exception {
    try (SegmentLog log = Logs.open(data)) {
      for (AuditEvent event : List.of(events)) {
        Logs.await(log.append(event));
      }
    }
  }

  private String page() throws IOException {
    return ReportPage.of(Period.ALL, Events.START, "0", Evidence.of(data, Period.ALL),
        new Proven(Verify.verify(data, Verify.Progress.NONE), false, Optional.empty(), Optional.empty()));
  }
}
