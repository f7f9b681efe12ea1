package dev.weir.audit.payload;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.audit.Events;
import dev.weir.audit.Period;
import dev.weir.audit.retain.Holds;
import dev.weir.audit.retain.Holds.Hold;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ExpiryTest {

  @TempDir
  Path data;

  private Scene scene = new Scene(Path.of(""));

  @BeforeEach
  void oneCall() {
    scene = new Scene(data);
    scene.send(1, Scene.CHECKOUT, "hello");
    scene.close();
  }

  private int runAfter(Duration time) throws IOException {
    scene.now.set(Events.at(1).plus(time));
    return Expiry.run(data, scene.keys, scene.now.get());
  }

  @Test
  void nothingGoesBeforeItsTime() throws IOException {
    assertThat(runAfter(Scene.TTL.minusSeconds(1))).isZero();
    assertThat(scene.seen(1)).containsExactly("request hello");
  }

  @Test
  void nobodyReadsWhatIsOverEvenBeforeItIsDropped() throws IOException {
    scene.now.set(Events.at(1).plus(Scene.TTL));
    assertThat(scene.seen(1)).singleElement().asString().startsWith("request gone: its time was over at ");
  }

  @Test
  void thePartGoesWithItsTimeAndTheKeyWithItsDay() throws IOException {
    assertThat(runAfter(Scene.TTL.plusSeconds(1))).isOne();
    assertThat(scene.keys.list()).hasSize(1);
    assertThat(scene.seen(1)).singleElement().asString().startsWith("request gone: its time was over at ");
    assertThat(runAfter(Scene.TTL.plusDays(1))).isZero();
    assertThat(scene.keys.list()).isEmpty();
    assertThat(data.resolve("audit/payloads")).isEmptyDirectory();
  }

  @Test
  void whatSomebodyHoldsStaysAndCanBeReadUntilItIsReleased() throws IOException {
    Holds.of(data).add(new Hold("case-7", new Period(Events.at(0), Events.at(9)), "asked for"));
    assertThat(runAfter(Scene.TTL.plusDays(2))).isZero();
    assertThat(scene.seen(1)).containsExactly("request hello");
    Holds.of(data).release("case-7");
    assertThat(runAfter(Scene.TTL.plusDays(2))).isOne();
    assertThat(scene.keys.list()).isEmpty();
  }

  @Test
  void whatNoKeyOpensGoesUnlessItIsYoung() throws IOException {
    Set<String> ids = scene.keys.list().stream().map(key -> key.id()).collect(Collectors.toSet());
    scene.keys.drop(ids);
    assertThat(runAfter(Duration.ofMinutes(59))).isZero();
    assertThat(runAfter(Duration.ofMinutes(61))).isOne();
  }

  @Test
  void whatACrashLeftUnfinishedGoesUnlessItIsYoung() throws IOException {
    Path file = scene.file(1, Side.REQUEST);
    Path unfinished = Files.write(file.resolveSibling(file.getFileName() + ".new"), new byte[5]);
    Files.setLastModifiedTime(unfinished, FileTime.from(Events.at(1)));
    runAfter(Duration.ofMinutes(59));
    assertThat(unfinished).exists();
    runAfter(Duration.ofMinutes(61));
    assertThat(unfinished).doesNotExist();
    assertThat(scene.seen(1)).containsExactly("request hello");
  }

  @Test
  void damageIsEvidenceAndStays() throws IOException {
    Path file = scene.file(1, Side.REQUEST);
    Files.write(file, new byte[3]);
    assertThat(runAfter(Scene.TTL.plusDays(2))).isZero();
    assertThat(file).exists();
  }
}
