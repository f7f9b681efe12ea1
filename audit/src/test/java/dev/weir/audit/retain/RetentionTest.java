package dev.weir.audit.retain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.weir.audit.Events;
import dev.weir.audit.Logs;
import dev.weir.audit.Period;
import dev.weir.audit.SegmentLog;
import dev.weir.audit.index.Index;
import dev.weir.audit.search.Query;
import dev.weir.audit.search.Search;
import dev.weir.audit.segment.Dropped;
import dev.weir.audit.segment.SegmentFile;
import dev.weir.audit.tree.Prove;
import dev.weir.audit.tree.Tree;
import dev.weir.audit.verify.Trust;
import dev.weir.audit.verify.Verify;
import dev.weir.audit.verify.VerifyReport;
import dev.weir.model.AuditEvent;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RetentionTest {

  private static final int EVENTS = 160;

  @TempDir
  Path data;

  @BeforeEach
  void aLogOfManySegments() throws Exception {
    Logs.write(data, EVENTS, 1);
    assertThat(Logs.segments(data)).hasSizeGreaterThan(4);
  }

  @Test
  void whatIsLeftStaysProvenAndIntact() throws Exception {
    Retention.Result result = Retention.drop(data, Events.at(EVENTS / 2));
    assertThat(result.records()).isBetween(20L, EVENTS / 2L);
    assertThat(result.segments()).isPositive();
    VerifyReport report = verify();
    assertThat(report.damage()).isEmpty();
    assertThat(report.notes()).singleElement().asString()
        .startsWith("records 0-" + (result.records() - 1) + " were dropped");
    assertThat(Logs.read(data).getFirst().sequence()).isEqualTo(result.records());
    assertThat(Prove.first(data.resolve("audit"), event -> isCall(event, EVENTS - 1)))
        .isInstanceOf(Prove.Result.Proven.class);
    assertThat(Prove.first(data.resolve("audit"), event -> isCall(event, 0)))
        .isInstanceOf(Prove.Result.Absent.class);
    try (SegmentLog log = Logs.open(data)) {
      assertThat(log.recovery().isClean()).isTrue();
      Logs.await(log.append(Events.intent(EVENTS)));
    }
    assertThat(verify().damage()).isEmpty();
    assertThat(Retention.drop(data, Events.at(EVENTS / 2)).records()).isZero();
  }

  @Test
  void theHashesOfWhatWasDroppedCannotBeChanged() throws Exception {
    Retention.drop(data, Events.at(EVENTS / 2));
    Path leaves = data.resolve("audit/tree/level-0");
    byte[] bytes = Files.readAllBytes(leaves);
    bytes[40] ^= 1;
    Files.write(leaves, bytes);
    assertThat(verify().damage()).singleElement().asString()
        .contains("the records are not those that it was signed for");
  }

  @Test
  void moreThanWasDroppedIsMissed() throws Exception {
    Retention.drop(data, Events.at(EVENTS / 2));
    Files.delete(Logs.segments(data).getFirst());
    assertThat(verify().damage()).isNotEmpty().first().asString().contains("the segment is missing");
  }

  @Test
  void whatSomebodyHoldsStays() throws Exception {
    Holds holds = Holds.of(data);
    holds.add(new Holds.Hold("case-7", new Period(Events.at(0), Events.at(1)), "asked for by court"));
    Retention.Result result = Retention.drop(data, Events.at(EVENTS / 2));
    assertThat(result).isEqualTo(new Retention.Result(0, 0, Optional.of("case-7")));
    assertThat(holds.all()).extracting(Holds.Hold::reason).containsExactly("asked for by court");
    assertThat(holds.release("case-7")).isTrue();
    assertThat(Retention.drop(data, Events.at(EVENTS / 2)).records()).isPositive();
    Files.writeString(data.resolve("audit/holds/odd"), "nonsense");
    assertThatThrownBy(() -> Retention.drop(data, Instant.MAX)).isInstanceOf(IOException.class)
        .hasMessageContaining("is no hold");
    assertThat(Holds.isName("../up")).isFalse();
  }

  @Test
  void neitherDamageNorTheLastSegmentIsDropped() throws Exception {
    Path second = Logs.segments(data).get(1);
    byte[] bytes = Files.readAllBytes(second);
    bytes[bytes.length / 2] ^= 1;
    Files.write(second, bytes);
    assertThat(Retention.drop(data, Instant.MAX).segments()).isEqualTo(1);
    bytes[bytes.length / 2] ^= 1;
    Files.write(second, bytes);
    Retention.drop(data, Instant.MAX);
    assertThat(Logs.segments(data)).hasSize(1);
    assertThat(verify().damage()).isEmpty();
  }

  @Test
  void aCrashBetweenLeavesNothingThatIsTakenForDamage() throws Exception {
    Dropped until = Dropped.before(SegmentFile.list(data.resolve("audit")).get(2)).orElseThrow();
    until.write(data.resolve("audit"));
    assertThat(verify().damage()).isEmpty();
    assertThat(Retention.drop(data, Instant.EPOCH).segments()).isEqualTo(2);
    assertThat(verify().damage()).isEmpty();
  }

  @Test
  void theIndexForgetsItToo() throws Exception {
    try (Index index = Index.open(data)) {
      index.catchUp(records -> true);
      Retention.drop(data, Events.at(EVENTS / 2));
      index.catchUp(records -> true);
      assertThat(index.search(Query.newest(1000))).isEqualTo(Search.in(data, Query.newest(1000)));
    }
    try (Tree tree = Tree.read(data.resolve("audit/tree"))) {
      assertThat(tree.size()).isEqualTo(EVENTS);
    }
  }

  private VerifyReport verify() throws IOException {
    return Verify.verify(data, Trust.in(Logs.KEY.verifier()), Verify.Progress.NONE);
  }

  private static boolean isCall(AuditEvent event, int number) {
    return event instanceof AuditEvent.Intent intent && intent.asked().call().equals(Events.call(number));
  }
}
