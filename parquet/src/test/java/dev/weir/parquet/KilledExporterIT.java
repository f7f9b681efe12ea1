package dev.weir.parquet;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.audit.export.Cursor;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KilledExporterIT {

  private static final int KILLS = Integer.getInteger("weir.parquet.kills", 3);
  private static final int EVENTS = 10_000;

  @TempDir
  Path base;

  @Test
  void eachEventIsInOneFileWhereverItIsKilled() throws Exception {
    Path data = base.resolve("data");
    Path folder = base.resolve("lake");
    Cursor cursor = new Cursor(base.resolve("cursor"));
    Traffic.write(data, EVENTS);
    Random random = new Random();
    for (int i = 0; i < KILLS; i++) {
      run(data, cursor, folder, 1 + random.nextInt(12));
      List<Long> found = ReadBack.sequences(folder);
      assertThat(found).as("kill " + i).doesNotHaveDuplicates().hasSizeGreaterThanOrEqualTo(
          Math.toIntExact(cursor.read().next()));
    }
    run(data, cursor, folder, Integer.MAX_VALUE);
    assertThat(cursor.read().next()).isEqualTo(EVENTS);
    assertThat(ReadBack.sequences(folder))
        .containsExactlyElementsOf(LongStream.range(0, EVENTS).boxed().toList());
  }

  /** Runs the export, and kills it some time after so many of its steps. */
  private static void run(Path data, Cursor cursor, Path folder, int steps)
      throws IOException, InterruptedException {
    Process child = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
        "--enable-native-access=ALL-UNNAMED", "-XX:TieredStopAtLevel=1", "-cp",
        System.getProperty("java.class.path"), KilledExporter.class.getName(), data.toString(),
        cursor.file().toString(), folder.toString()).redirectError(ProcessBuilder.Redirect.INHERIT).start();
    try (BufferedReader lines = child.inputReader()) {
      for (int i = 0; i < steps && lines.readLine() != null; i++) {
        // On its way.
      }
      child.toHandle().destroyForcibly();
    } finally {
      assertThat(child.waitFor(1, TimeUnit.MINUTES)).isTrue();
    }
  }
}
