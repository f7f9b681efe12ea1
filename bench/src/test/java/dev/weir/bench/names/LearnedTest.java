package dev.weir.bench.names;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.detect.names.Model;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A model is the mean of what its runs learned, and of an earlier one. */
class LearnedTest {

  private static final int BITS = 2;
  private static final int PERSON = 1;
  /** A step of one, as it is written. */
  private static final int STEP = 5;

  /** A run that went a number of steps towards persons for the feature of the first row, and then saw much else. */
  private static Learned run(int steps) {
    Learned run = new Learned(BITS);
    for (int i = 0; i < steps; i++) {
      run.correct(new int[]{0}, PERSON, 2);
    }
    for (int i = 0; i < 1_000_000; i++) {
      run.tick();
    }
    return run;
  }

  private static Model written(Path file, Optional<Model> earlier, Learned... runs) throws IOException {
    Learned.write(List.of(runs), earlier, file, "");
    try (InputStream in = Files.newInputStream(file)) {
      return Model.read(in);
    }
  }

  @Test
  void runsCountAlike(@TempDir Path folder) throws IOException {
    Model model = written(folder.resolve("m"), Optional.empty(), run(2), run(4), run(6));
    assertThat(model.weight(0, PERSON)).isEqualTo(4 * STEP);
    assertThat(model.weight(0, 2)).isEqualTo(-4 * STEP);
    assertThat(model.weight(1, PERSON)).isZero();
  }

  @Test
  void anEarlierModelCountsForThreeFifths(@TempDir Path folder) throws IOException {
    Model earlier = written(folder.resolve("m"), Optional.empty(), run(9));
    Model model = written(folder.resolve("n"), Optional.of(earlier), run(2), run(4), run(6));
    assertThat(model.weight(0, PERSON)).isEqualTo(7 * STEP);
  }
}
