package dev.weir.audit.record;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.weir.audit.Events;
import dev.weir.model.AuditEvent;
import dev.weir.model.CallId;
import dev.weir.model.Coverage;
import dev.weir.model.Entry;
import dev.weir.model.RuleRef;
import dev.weir.model.Status;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class EventCodecTest {

  private static final List<AuditEvent> ALL = List.of(Events.intent(1), Events.shadowed(2), Events.refusal(3),
      Events.outcome(4, 200), Events.change(5), Events.message(6, 1), Events.notice(7),
      Events.bySubKey(8),
      new AuditEvent.Notice(Events.START, Optional.empty(), "", "", new RuleRef("r"), "w", "", "recorded"));

  /** Without what they end with these are whole, too: it came later, and only frames know that it was there. */
  private static final List<AuditEvent> TAILED = List.of(Events.charged(9, 1, true),
      Events.charged(10, 2, false));

  @Test
  void everyEventComesBackAsItWas() throws CorruptRecord {
    for (AuditEvent event : both()) {
      assertThat(decode(encode(event))).isEqualTo(event);
    }
  }

  private static List<AuditEvent> both() {
    return Stream.of(ALL, TAILED).flatMap(List::stream).toList();
  }

  @Test
  void extremesComeBackAsTheyWere() throws CorruptRecord {
    for (Instant at : List.of(Instant.MIN, Instant.MAX, Instant.EPOCH)) {
      for (long number : new long[]{Long.MIN_VALUE, -1, 0, 63, 64, Long.MAX_VALUE}) {
        AuditEvent event = new AuditEvent.Outcome(at, new CallId("é\ufffd\u0000😀"), (int) number, number,
            number,
            Duration.ofSeconds(number, 999_999_999), Duration.ZERO, (int) number, 2, Optional.of(""));
        assertThat(decode(encode(event))).isEqualTo(event);
      }
    }
  }

  @Test
  void callIdsOfEveryShapeComeBack() throws CorruptRecord {
    for (String id : List.of("", "7ZZZZZZZZZZZZZZZZZZZZZZZZZ", "8ZZZZZZZZZZZZZZZZZZZZZZZZZ",
        "00000000000000000000000000", "01jd9q00000000000000000000", CallId.next(1_764_000_000_000L).text())) {
      AuditEvent event = Events.outcome(new CallId(id), Events.START, 200);
      assertThat(decode(encode(event))).isEqualTo(event);
    }
  }

  @Test
  void aRecordIsSmall() {
    assertThat(encode(Events.intent(1))).hasSizeLessThan(300);
    assertThat(encode(Events.outcome(1, 200))).hasSizeLessThan(60);
    assertThat(encode(Events.charged(1, 1, true))).hasSizeLessThan(180);
  }

  @Test
  void codesOnDiskNeverChange() {
    assertThat(Arrays.stream(Entry.values()).map(Codes::of)).containsExactly(1, 2, 3, 4);
    assertThat(Arrays.stream(Coverage.values()).map(Codes::of)).containsExactly(1, 2, 3, 4);
    assertThat(Arrays.stream(Status.values()).map(Status::code)).doesNotHaveDuplicates();
  }

  @Test
  void aRecordCutShortIsCorrupt() {
    for (AuditEvent event : ALL) {
      byte[] bytes = encode(event);
      for (int length = 0; length < bytes.length; length++) {
        byte[] cut = Arrays.copyOf(bytes, length);
        assertThatThrownBy(() -> decode(cut)).isInstanceOf(CorruptRecord.class);
      }
      byte[] longer = Arrays.copyOf(bytes, bytes.length + 1);
      assertThatThrownBy(() -> decode(longer)).isInstanceOf(CorruptRecord.class);
    }
  }

  @Test
  void anyBytesAreAnEventOrCorrupt() {
    Random random = new Random(7);
    for (int i = 0; i < 20_000; i++) {
      byte[] bytes = encode(both().get(i % both().size()));
      for (int changes = random.nextInt(4); changes >= 0; changes--) {
        bytes[random.nextInt(bytes.length)] = (byte) random.nextInt();
      }
      decodesOrIsCorrupt(bytes);
    }
    for (int i = 0; i < 20_000; i++) {
      byte[] bytes = new byte[random.nextInt(64)];
      random.nextBytes(bytes);
      if (bytes.length > 0) {
        bytes[0] = (byte) (0x10 | i & 7);
      }
      decodesOrIsCorrupt(bytes);
    }
  }

  private static void decodesOrIsCorrupt(byte[] bytes) {
    try {
      AuditEvent event = decode(bytes);
      assertThat(decode(encode(event))).isEqualTo(event);
    } catch (CorruptRecord e) {
      assertThat(e).hasMessageNotContaining("checkout");
    }
  }

  private static byte[] encode(AuditEvent event) {
    ByteSink sink = new ByteSink(1);
    EventEncoder.encode(event, sink);
    return Arrays.copyOf(sink.array(), sink.length());
  }

  private static AuditEvent decode(byte[] bytes) throws CorruptRecord {
    return EventDecoder.decode(bytes, 0, bytes.length);
  }
}
