package dev.weir.detect;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.detect.engine.About;
import dev.weir.model.Kinds;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class DetectorsTest {

  private final PayloadInspector inspector = new PayloadInspector(new byte[32], new MapTokens());

  @TestFactory
  Stream<DynamicTest> findsItsHitsAndNotItsMisses() {
    return Detectors.all().stream().map(about -> DynamicTest.dynamicTest(about.id().text(), () -> {
      assertThat(about.hits()).isNotEmpty();
      about.hits().forEach(hit -> assertThat(finds(about, hit)).as("hit: %s", hit).isTrue());
      about.misses().forEach(miss -> assertThat(finds(about, miss)).as("miss: %s", miss).isFalse());
    }));
  }

  private boolean finds(About about, String text) {
    return inspector.examine(text).findings().stream()
        .anyMatch(finding -> finding.detector().equals(about.id()));
  }

  @Test
  void findsOnlyKindsThatAFileMayName() {
    assertThat(Kinds.names())
        .containsAll(Detectors.all().stream().map(about -> about.kind().name()).toList());
  }

  @Test
  void everyDetectorHasANameOfItsOwnAndSaysWhy() {
    assertThat(Detectors.all()).extracting(About::id).doesNotHaveDuplicates();
    assertThat(Detectors.all()).allSatisfy(about -> {
      assertThat(about.because()).isNotEmpty();
      assertThat(about.source()).isNotEmpty();
    });
  }
}
