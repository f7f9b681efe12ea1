package dev.weir.detect.prompt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

final class ModelTest {

  private static final float[] SCALES = {6, 2, 2, 2, 2, 3};

  private static long feature(int n) {
    return (n + 1) * 0x9E3779B97F4A7C15L;
  }

  @Test
  void keepsTheWeightsOfEachHeadAsFineAsItsBitsAllowThroughAFile() throws IOException {
    Model.Maker maker = new Model.Maker("test", 24, SCALES, new float[]{0.5f, 1, 2, 3, 4, 5});
    assertThat(maker.add(feature(0), new float[]{3.1f, -1.4f, 0.6f, 0, -2, 1.7f})).isTrue();
    assertThat(maker.add(feature(1), new float[]{-9, 9, -9, 1, -1, -4})).isTrue();
    ByteArrayOutputStream file = new ByteArrayOutputStream();
    maker.made().write(file);
    Model model = Model.read(new ByteArrayInputStream(file.toByteArray()));
    assertWeighs(model, feature(0), 3.1f, -1.4f, 0.6f, 0, -2, 1.7f);
    assertWeighs(model, feature(1), -6, 2, -2, 1, -1, -3);
    assertThat(model.bias(model.requests())).isEqualTo(5);
    assertThat(model.find(feature(2))).isEqualTo(-1);
  }

  @Test
  void takesOtherRequestsAndLeavesAllOtherHeadsAsTheyAre() {
    Model.Maker maker = new Model.Maker("test", 24, SCALES, new float[]{0.5f, 1, 2, 3, 4, 5});
    maker.add(feature(0), new float[]{3.1f, -1.4f, 0.6f, 0, -2, 1.7f});
    maker.add(feature(1), new float[]{-9, 9, -9, 1, -1, -4});
    maker.requests(List.of(feature(7), feature(1)), feature -> feature == feature(1) ? -0.5 : 8, -7);
    Model model = maker.made();
    assertWeighs(model, feature(0), 3.1f, -1.4f, 0.6f, 0, -2, 0);
    assertWeighs(model, feature(1), -6, 2, -2, 1, -1, -0.5f);
    assertThat(model.bias(model.requests())).isEqualTo(-7);
    assertThat(model.bias(0)).isEqualTo(0.5f);
    assertThat(maker.has(feature(7))).isFalse();
  }

  @Test
  void refusesWhatFindsNoPlace() {
    Model.Maker maker = new Model.Maker("test", 8, SCALES, new float[6]);
    for (int n = 0; n < 8; n++) {
      assertThat(maker.add(feature(n), new float[6])).isTrue();
    }
    assertThat(maker.add(feature(8), new float[6])).isFalse();
  }

  private static void assertWeighs(Model model, long feature, float... weights) {
    int slot = model.find(feature);
    assertThat(slot).isNotNegative();
    assertThat(model.weight(slot) * model.unit(0)).isCloseTo(weights[0], within(0.03f));
    int last = model.requests();
    assertThat(model.request(slot) * model.unit(last)).isCloseTo(weights[last], within(0.03f));
    float[] others = new float[last - 1];
    model.add(slot, 0.5f, others);
    for (int head = 1; head < last; head++) {
      assertThat(2 * others[head - 1] * model.unit(head)).as("head " + head).isCloseTo(weights[head],
          within(0.15f));
    }
  }
}
