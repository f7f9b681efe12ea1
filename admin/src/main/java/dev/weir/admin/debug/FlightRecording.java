package dev.weir.admin.debug;

import dev.weir.admin.account.Refused;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Semaphore;
import jdk.jfr.Recording;

/**
 * What the JVM's flight recorder sees for a while. Only these kinds of events: places in code, sizes and times. Others hold the
 * environment, properties, arguments of this and other processes, names of files and hosts, and messages of exceptions.
 */
final class FlightRecording {

  static final List<String> EVENTS = List.of("jdk.ExecutionSample", "jdk.NativeMethodSample",
      "jdk.ObjectAllocationSample", "jdk.GarbageCollection", "jdk.GCPhasePause", "jdk.GCHeapSummary",
      "jdk.MetaspaceSummary", "jdk.CPULoad", "jdk.ThreadCPULoad", "jdk.ThreadAllocationStatistics",
      "jdk.JavaMonitorEnter", "jdk.JavaMonitorWait", "jdk.ThreadPark", "jdk.ThreadSleep",
      "jdk.VirtualThreadPinned", "jdk.SafepointBegin", "jdk.SafepointEnd", "jdk.ExecuteVMOperation",
      "jdk.Compilation", "jdk.JavaThreadStatistics", "jdk.ClassLoadingStatistics");

  private static final Duration SAMPLES = Duration.ofMillis(20);
  private static final Duration STATISTICS = Duration.ofSeconds(1);
  private static final Semaphore ONE = new Semaphore(1);

  private FlightRecording() {}

  /** Records for {@code time} and returns the recording; refused while another one is taken. */
  static byte[] of(Duration time) throws IOException {
    if (!ONE.tryAcquire()) {
      throw new Refused(Refused.Why.BUSY, "a recording is being taken: ask again when that one is done");
    }
    Path file = Files.createTempFile("weir-", ".jfr");
    try (Recording recording = new Recording()) {
      // In the recorder's own buffers: bounded, and nothing lies about on a disk meanwhile.
      recording.setToDisk(false);
      for (String event : EVENTS) {
        recording.enable(event).withPeriod(event.endsWith("Sample") ? SAMPLES : STATISTICS);
      }
      recording.start();
      Thread.sleep(time);
      recording.dump(file);
      return Files.readAllBytes(file);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("Weir ends", e);
    } finally {
      ONE.release();
      Files.deleteIfExists(file);
    }
  }
}
