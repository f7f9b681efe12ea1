package dev.weir.bench.accuracy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class FiguresTest {

  @TempDir
  private Path folder;

  @Test
  void tellsWhatBecameWorseAndWhatIsGone() throws IOException {
    Path file = folder.resolve("figures");
    Figures then = new Figures();
    then.put("pii.EMAIL", 0.99);
    then.put("pii.PHONE", 0.9);
    then.put("pii.IBAN", 0.95);
    then.write(file);
    assertThat(then.worseThan(file, 0.005)).isEmpty();
    Figures now = new Figures();
    now.put("pii.EMAIL", 0.986);
    now.put("pii.PHONE", 0.89);
    assertThat(now.worseThan(file, 0.005)).containsExactly("worse: pii.IBAN 0.0000, recorded 0.9500",
        "worse: pii.PHONE 0.8900, recorded 0.9000");
  }
}
