package dev.weir.detect.prompt;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class TailTest {

  private static final String NOISE = "elaborate.\\\" + twice]( Them--saying ?( Sure**:\"@ revertNow {[ sentence";

  private static Tail tail(String text) {
    Tail tail = new Tail();
    tail.read(text);
    return tail;
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "The river rises in the hills, and it passes three villages.", "¿Qué? ¡No!",
    "Is it late? It is. Then go!", "他说：“好。”"})
  void hasNoFeaturesWhereATextEndsInWords(String text) {
    assertThat(tail(text).features()).isEmpty();
  }

  @Test
  void doesNotHangOnTheLettersNorOnWhatStandsFarBefore() {
    assertThat(tail(NOISE.replace('a', 'e').replace('S', 'T')).features()).isEqualTo(tail(NOISE).features());
    String long1 = "The old man [1] went down { to the sea. ".repeat(9);
    assertThat(tail(long1 + "x".repeat(60) + " " + NOISE).features())
        .isEqualTo(tail("y".repeat(60) + " " + NOISE).features());
  }

  @Test
  void tellsBracketsThatPairFromThoseThatDoNot() {
    assertThat(tail("a (b) [c] {d} + e; f").features()).isNotEqualTo(tail("a )b( ]c[ }d{ + e; f").features());
  }

  @Test
  void forgetsTheTextBefore() {
    Tail tail = tail("x = y[3] + {z} * (a / b) - c;");
    tail.read(NOISE);
    assertThat(tail.features()).isEqualTo(tail(NOISE).features());
  }

  @Test
  void isWeighedTheSameThroughAFile() throws IOException {
    double[] weights = new double[Tail.FEATURES];
    Arrays.stream(tail(NOISE).features()).forEach(feature -> weights[feature] = 2);
    NoiseModel model = NoiseModel.of(weights, -1);
    ByteArrayOutputStream file = new ByteArrayOutputStream();
    model.write(file);
    NoiseModel read = NoiseModel.read(new ByteArrayInputStream(file.toByteArray()));
    assertThat(read.margin(tail(NOISE))).isPositive().isEqualTo(model.margin(tail(NOISE)));
    assertThat(read.margin(tail("The river rises in the hills."))).isEqualTo(Double.NEGATIVE_INFINITY);
  }
}
