package dev.weir.audit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.audit.verify.Verify;
import dev.weir.model.AuditEvent;
import dev.weir.model.Receipt;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RecoveryTest {

  @TempDir
  Path data;

  private Path segment = Path.of("");
  private Path head = Path.of("");

  @BeforeEach
  void aLogOfThreeRecordsThatWasKilled() throws Exception {
    head = data.resolve("audit/head");
    Logs.open(data).close();
    Path checkpoint = data.resolve("audit/checkpoint");
    byte[] atStart = Files.readAllBytes(head);
    byte[] signedAtStart = Files.readAllBytes(checkpoint);
    Logs.write(data, 3, 1);
    Files.write(head, atStart);
    Files.write(checkpoint, signedAtStart);
    segment = Logs.segments(data).getFirst();
  }

  @Test
  void setsGarbageAtTheEndAside() throws Exception {
    long size = Files.size(segment);
    byte[] garbage = new byte[777];
    new Random(1).nextBytes(garbage);
    garbage[776] = 1;
    Files.write(segment, garbage, StandardOpenOption.APPEND);
    Files.write(segment, new byte[5000], StandardOpenOption.APPEND);
    try (SegmentLog log = Logs.open(data)) {
      Recovery.TornTail torn = log.recovery().torn().orElseThrow();
      assertThat(torn).extracting(Recovery.TornTail::offset, Recovery.TornTail::bytes).containsExactly(size,
          777L);
      assertThat(torn.copy()).hasFileName("000001.log.torn").hasBinaryContent(garbage);
      assertThat(log.recovery().damage()).isEmpty();
    }
    assertThat(Files.size(segment)).isEqualTo(size);
    assertThat(Logs.events(data).getLast()).isInstanceOfSatisfying(AuditEvent.AdminChange.class,
        change -> assertThat(change.action()).isEqualTo("audit log repaired"));
    assertThat(Verify.verify(data, Verify.Progress.NONE).damage()).isEmpty();
    assertThat(Verify.verify(data, Verify.Progress.NONE).notes()).hasSize(1);
  }

  @Test
  void whereverTheLastWriteWasCutOffTheRestIsKept() throws Exception {
    byte[] whole = Files.readAllBytes(segment);
    List<Stored> all = Logs.read(data);
    for (int length = 0; length < whole.length; length += 19) {
      Path other = Logs.copy(data, data.resolve("cut" + length));
      Files.write(Logs.segments(other).getFirst(), Arrays.copyOf(whole, length));
      int before = readable(other);
      try (SegmentLog log = Logs.open(other)) {
        assertThat(log.recovery().damage()).isEmpty();
        Logs.await(log.append(Events.refusal(9)));
      }
      assertThat(Logs.read(other).subList(0, before)).isEqualTo(all.subList(0, before));
      assertThat(Verify.verify(other, Verify.Progress.NONE).damage()).as("cut at " + length).isEmpty();
    }
  }

  private static int readable(Path data) throws IOException {
    List<Stored> events = new ArrayList<>();
    AuditReader.of(data).forward(Period.ALL, new AuditReader.Visitor() {
      @Override
      public boolean event(Stored stored) {
        return events.add(stored);
      }

      @Override
      public void unreadable(String what) {
        assertThat(what).contains("000001.log");
      }
    });
    return events.size();
  }

  @Test
  void zerosAtTheEndAreOnlyUnusedSpace() throws Exception {
    Files.write(segment, new byte[1 << 20], StandardOpenOption.APPEND);
    try (SegmentLog log = Logs.open(data)) {
      assertThat(log.recovery().isClean()).isTrue();
      assertThat(Logs.await(log.append(Events.intent(3)))).isEqualTo(new Receipt(3));
    }
    assertThat(Verify.verify(data, Verify.Progress.NONE).intact()).isTrue();
  }

  @Test
  void damageBeforeTheEndIsSaidAndLeftAsItIs() throws Exception {
    byte[] bytes = Files.readAllBytes(segment);
    bytes[100] ^= 1;
    Files.write(segment, bytes);
    try (SegmentLog log = Logs.open(data)) {
      assertThat(log.recovery().torn()).isEmpty();
      assertThat(log.recovery().damage()).singleElement().asString().contains("000001.log, byte offset 56");
      assertThat(Logs.await(log.append(Events.intent(3)))).extracting(Receipt::sequence).isEqualTo(4L);
    }
    assertThat(segment).hasBinaryContent(bytes);
    assertThat(Verify.verify(data, Verify.Progress.NONE).damage()).singleElement().asString()
        .contains("record 0,");
  }

  @Test
  void recordsThatTheHeadKnowsAreMissedForGood() throws Exception {
    try (SegmentLog log = Logs.open(data)) {
      Logs.appendTogether(log, 3, 1);
    }
    Files.delete(Logs.segments(data).getLast());
    try (SegmentLog log = Logs.open(data)) {
      assertThat(log.recovery().damage()).singleElement().asString().contains("records 3-3 are missing");
      Logs.appendTogether(log, 4, 1);
    }
    assertThat(Verify.verify(data, Verify.Progress.NONE).damage()).singleElement().asString()
        .contains("000002.log, record 3,").contains("the segment is missing");
  }
}
