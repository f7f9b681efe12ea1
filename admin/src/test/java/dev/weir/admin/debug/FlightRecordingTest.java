package dev.weir.admin.debug;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.weir.admin.account.Refused;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicBoolean;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordingFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class FlightRecordingTest {

  private static final String PLANTED = "planted-s3cret";

  @TempDir
  Path folder;

  @Test
  void holdsPlacesInCodeAndNothingThatIsInMemory() throws Exception {
    System.setProperty("weir.test.planted", PLANTED);
    AtomicBoolean over = new AtomicBoolean();
    Thread busy = Thread.ofPlatform().daemon().name("busy").start(() -> {
      while (!over.get()) {
        work();
      }
    });
    byte[] recording;
    try {
      recording = FlightRecording.of(Duration.ofSeconds(1));
    } finally {
      over.set(true);
      busy.join();
      System.clearProperty("weir.test.planted");
    }
    for (var charset : Set.of(StandardCharsets.ISO_8859_1, StandardCharsets.UTF_16LE,
        StandardCharsets.UTF_16BE)) {
      assertThat(new String(recording, StandardCharsets.ISO_8859_1))
          .doesNotContain(new String(PLANTED.getBytes(charset), StandardCharsets.ISO_8859_1));
    }
    Set<String> kinds = new TreeSet<>();
    for (RecordedEvent event : RecordingFile
        .readAllEvents(Files.write(folder.resolve("taken.jfr"), recording))) {
      kinds.add(event.getEventType().getName());
      assertThat(event.toString()).doesNotContain(PLANTED);
    }
    assertThat(kinds).isNotEmpty().isSubsetOf(FlightRecording.EVENTS);
  }

  /** Secrets in strings, in names of files and in messages of exceptions. */
  private void work() {
    try {
      Files.readString(folder.resolve(PLANTED));
    } catch (IOException e) {
      if (!String.valueOf(e.getMessage()).contains(PLANTED)) {
        throw new IllegalStateException(e);
      }
    }
  }

  @Test
  void isTakenOneAtATime() throws Exception {
    AtomicBoolean refused = new AtomicBoolean();
    Thread first = Thread.ofPlatform().start(() -> {
      try {
        FlightRecording.of(Duration.ofSeconds(1));
      } catch (Refused e) {
        refused.set(true);
      } catch (IOException e) {
        throw new IllegalStateException(e);
      }
    });
    while (first.isAlive() && !refused.get()) {
      try {
        FlightRecording.of(Duration.ofMillis(1));
      } catch (Refused e) {
        refused.set(true);
      }
    }
    first.join();
    assertThat(refused).isTrue();
    assertThat(FlightRecording.of(Duration.ofMillis(1))).isNotEmpty();
    assertThatThrownBy(() -> {
      Thread.currentThread().interrupt();
      FlightRecording.of(Duration.ofSeconds(1));
    }).isInstanceOf(IOException.class);
    assertThat(Thread.interrupted()).isTrue();
  }
}
