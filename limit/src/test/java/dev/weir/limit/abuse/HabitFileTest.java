package dev.weir.limit.abuse;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.model.RuleRef;
import dev.weir.model.watch.AbuseTerms;
import dev.weir.model.watch.AbuseTerms.Measure;
import dev.weir.model.watch.AbuseTerms.Often;
import dev.weir.model.watch.Alarm;
import dev.weir.model.watch.Sign;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is usual is known beyond a restart. */
final class HabitFileTest extends Watching {

  @TempDir
  private Path folder;
  private Path file;
  private LocalWatch own = new LocalWatch((_, _, _) -> {});
  private AutoCloseable kept = () -> {};

  @BeforeEach
  void open() {
    file = folder.resolve("habits");
    kept = own.lasting(file);
  }

  private void restart() throws Exception {
    kept.close();
    own = new LocalWatch((_, _, _) -> {});
    kept = own.lasting(file);
  }

  private List<Alarm> seen(AbuseTerms terms, String destination) {
    return own.leaving(terms, sight(destination, now.toEpochMilli())).alarms();
  }

  @Test
  void knowsWhereACallerWent() throws Exception {
    AbuseTerms terms = terms(true, 0, false, Optional.empty());
    assertThat(seen(terms, "pay")).isEmpty();
    pass(Duration.ofHours(25));
    restart();
    assertThat(seen(terms, "pay")).isEmpty();
    assertThat(seen(terms, "drop")).extracting(Alarm::sign).containsExactly(Sign.NEW_DESTINATION);
    restart();
    assertThat(seen(terms, "drop")).isEmpty();
  }

  @Test
  void knowsAnHoursUsualVolume() throws Exception {
    AbuseTerms terms = terms(false, 3, false, Optional.empty());
    for (int hour = 0; hour < 20; hour++) {
      for (int i = 0; i < 40; i++) {
        assertThat(seen(terms, "pay")).isEmpty();
      }
      pass(Duration.ofHours(1));
      restart();
    }
    List<Alarm> alarms = new ArrayList<>();
    for (int i = 0; i < 200; i++) {
      alarms.addAll(seen(terms, "pay"));
      pass(Duration.ofSeconds(17));
    }
    assertThat(alarms).extracting(Alarm::reason)
        .containsExactly("more than 3 times the usual calls of an hour: 121 in this hour, usually 40");
  }

  @Test
  void knowsTheHoursOfTheDay() throws Exception {
    AbuseTerms terms = terms(false, 0, false, Optional.of(ZoneOffset.UTC));
    for (int day = 0; day < 14; day++) {
      for (int hour = 0; hour < 9; hour++) {
        assertThat(seen(terms, "pay")).isEmpty();
        pass(Duration.ofHours(1));
      }
      restart();
      pass(Duration.ofHours(15));
    }
    pass(Duration.ofHours(18));
    assertThat(seen(terms, "pay")).extracting(Alarm::sign).containsExactly(Sign.HOUR);
    pass(Duration.ofMinutes(30));
    restart();
    assertThat(seen(terms, "pay")).as("told once in the hour").isEmpty();
  }

  @Test
  void knowsARhythmAndWhatIsDoneAboutIt() throws Exception {
    AbuseTerms terms = terms(false, 0, true, Optional.empty());
    List<Alarm> alarms = new ArrayList<>();
    for (int i = 0; i < 40; i++) {
      alarms.addAll(seen(terms, "home"));
      pass(Duration.ofMinutes(20));
      restart();
    }
    assertThat(alarms).extracting(Alarm::reason)
        .containsExactly("calls at regular intervals, every 1200 s or so");
    pass(Duration.ofMinutes(-19));
    assertThat(own.leaving(terms, sight("home", 1)).held()).isPresent();
  }

  @Test
  void beginsAnewWithAFileThatIsBroken() throws Exception {
    AbuseTerms terms = terms(true, 0, false, Optional.empty());
    seen(terms, "pay");
    kept.close();
    byte[] whole = Files.readAllBytes(file);
    Random random = new Random(7);
    for (int i = 0; i < 200; i++) {
      byte[] broken = Arrays.copyOf(whole, i % 2 == 0 ? whole.length : random.nextInt(whole.length));
      if (i % 2 == 0) {
        broken[random.nextInt(broken.length)] ^= (byte) (1 << random.nextInt(8));
      }
      Files.write(file, broken);
      own = new LocalWatch((_, _, _) -> {});
      kept = own.lasting(file);
      assertThat(own.remembered()).isZero();
      kept.close();
    }
  }

  @Test
  void isReadableForItsOwnerAlone() throws Exception {
    kept.close();
    assertThat(file).as("nothing was learnt").doesNotExist();
    seen(terms(true, 0, false, Optional.empty()), "pay");
    kept.close();
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file))).isEqualTo("rw-------");
  }

  private static AbuseTerms terms(boolean newDestination, int volume, boolean beacon,
      Optional<ZoneId> hour) {
    Optional<Often> never = Optional.empty();
    return new AbuseTerms(new RuleRef("abuse"), never, never, never, never, newDestination, volume, beacon,
        hour, Optional.empty(), Measure.DENY, Duration.ofMinutes(5), Optional.empty());
  }
}
