package dev.weir.audit.export;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.audit.Events;
import dev.weir.audit.LogFollower;
import dev.weir.audit.Logs;
import dev.weir.audit.Mark;
import dev.weir.audit.Period;
import dev.weir.audit.Stored;
import dev.weir.audit.retain.Retention;
import dev.weir.model.settings.ExportTerms.Event;
import dev.weir.testkit.FakeClock;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What an export leaves out is told, exactly; {@code n} is the sequence of the event of millisecond {@code n}. */
class GapTest {

  private static final int EVENTS = 160;
  private static final FakeClock CLOCK = FakeClock.at(Events.START);

  @TempDir
  Path data;

  private final List<Long> sent = new ArrayList<>();
  private final List<String> told = new ArrayList<>();
  private boolean away;

  @BeforeEach
  void aLogOfManySegments() throws Exception {
    Logs.write(data, EVENTS, 1);
  }

  @Test
  void whatHasWaitedForTooLongIsLeftOutAndTold() throws Exception {
    CLOCK.set(Events.at(EVENTS));
    Selection young = new Selection(Period.ALL, EnumSet.allOf(Event.class),
        Optional.of(Duration.ofMillis(60)), CLOCK);
    try (Export export = export(young)) {
      // While the other side is away nothing new is read, and nothing told twice.
      away = true;
      assertThat(failing(export)).isTrue();
      assertThat(failing(export)).isTrue();
      away = false;
      assertThat(export.step()).isTrue();
    }
    assertThat(told).containsExactly("0-99: 100 LATE");
    assertThat(sent).hasSize(60).startsWith(100L).endsWith(159L);
  }

  @Test
  void whatRetentionTookIsTold() throws Exception {
    cursor().write(markOf(4));
    long left = Retention.drop(data, Events.at(EVENTS / 2)).records();
    assertThat(left).isPositive();
    try (Export export = export(Selection.of(Period.ALL))) {
      export.step();
    }
    assertThat(told).containsExactly("4-" + (left - 1) + ": " + (left - 4) + " GONE");
    assertThat(sent).startsWith(left).endsWith(159L);
  }

  @Test
  void whatRetentionTakesFromUnderAnExportThatRunsIsTold() throws Exception {
    try (Export export = export(Selection.of(Period.ALL))) {
      export.step();
      int before = sent.size();
      assertThat(before).isEqualTo(EVENTS);
      Logs.write(data, EVENTS, 1);
      Retention.drop(data, Instant.MAX);
      export.step();
      assertThat(told).hasSize(1);
      assertThat(sent.get(before) - Long.parseLong(told.getFirst().replaceAll("^\\d+-(\\d+):.*", "$1")))
          .isEqualTo(1);
    }
  }

  @Test
  void whatNobodyWantsIsNeitherSentNorTold() throws Exception {
    CLOCK.set(Events.at(EVENTS).plus(Duration.ofDays(1)));
    Selection notices = new Selection(Period.ALL, Set.of(Event.NOTICE), Optional.of(Duration.ofHours(1)),
        CLOCK);
    try (Export export = export(notices)) {
      assertThat(export.step()).isTrue();
      assertThat(export.step()).isFalse();
    }
    assertThat(sent).isEmpty();
    assertThat(told).isEmpty();
    assertThat(cursor().read().next()).isEqualTo(EVENTS);
  }

  @Test
  void damageIsTold() throws Exception {
    Path second = Logs.segments(data).get(1);
    byte[] bytes = Files.readAllBytes(second);
    bytes[bytes.length / 2] ^= 1;
    Files.write(second, bytes);
    try (Export export = export(Selection.of(Period.ALL))) {
      export.step();
    }
    assertThat(told).hasSize(2);
    assertThat(told.get(0)).startsWith("unreadable segment 000002.log");
    assertThat(told.get(1)).endsWith(": 1 GONE");
    assertThat(sent).hasSize(EVENTS - 1);
  }

  private boolean failing(Export export) throws InterruptedException {
    try {
      export.step();
      return false;
    } catch (IOException e) {
      return true;
    }
  }

  private Cursor cursor() {
    return new Cursor(data.resolve("cursor"));
  }

  /** Returns the mark behind the frame of the record before {@code next}. */
  private Mark markOf(long next) throws IOException {
    try (LogFollower follower = LogFollower.of(data)) {
      while (true) {
        Mark mark = follower.next().orElseThrow().mark().orElseThrow();
        if (mark.next() == next) {
          return mark;
        }
      }
    }
  }

  private Export export(Selection selection) throws IOException {
    return Export.of(data, selection, new Taking(), Optional.of(cursor()), new Telling());
  }

  private final class Taking implements Sink {
    @Override
    public void send(Shipment shipment) throws IOException {
      if (away) {
        throw new IOException("away");
      }
      shipment.events().stream().map(Stored::sequence).forEach(sent::add);
    }

    @Override
    public void close() {
      // Nothing is open.
    }
  }

  private final class Telling implements Losses {
    @Override
    public void gap(Gap gap, Why why) {
      told.add(gap.from() + "-" + gap.to() + ": " + gap.count() + " " + why);
    }

    @Override
    public void unreadable(String what) {
      told.add("unreadable " + what);
    }
  }
}
