package dev.weir.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A changed file comes into force, however it was changed; a bad one does not. */
final class PolicyWatchTest {

  private static final String ONE = "version: 1\ncallers: [{name: one}]\n";
  private static final String TWO = "version: 1\ncallers: [{name: two}]\n";

  @TempDir
  private Path folder;
  private Path file;
  private PolicyWatch watch;
  private final LinkedBlockingQueue<Loaded> told = new LinkedBlockingQueue<>();

  @BeforeEach
  void startsWithOne() throws IOException {
    file = folder.resolve("weir.yaml");
    Files.writeString(file, ONE);
    watch = over();
  }

  @AfterEach
  void ends() {
    watch.close();
  }

  @Test
  void takesInAFileThatWasWrittenOver() throws Exception {
    Files.writeString(file, TWO);
    assertThat(next()).isInstanceOf(Loaded.Ok.class);
    assertThat(caller()).isEqualTo("two");
  }

  @Test
  void takesInAFileThatWasReplacedByARename() throws Exception {
    Path other = Files.writeString(folder.resolve("other"), TWO);
    Files.setLastModifiedTime(other, Files.getLastModifiedTime(file));
    Files.move(other, file, StandardCopyOption.ATOMIC_MOVE);
    assertThat(next()).isInstanceOf(Loaded.Ok.class);
    assertThat(caller()).isEqualTo("two");
  }

  @Test
  void takesInALinkThatWasTurned() throws Exception {
    watch.close();
    Path first = Files.createDirectory(folder.resolve("first"));
    Path second = Files.createDirectory(folder.resolve("second"));
    Files.writeString(first.resolve("weir.yaml"), ONE);
    Files.writeString(second.resolve("weir.yaml"), TWO);
    Path data = Files.createSymbolicLink(folder.resolve("data"), first);
    Files.delete(file);
    Files.createSymbolicLink(file, Path.of("data/weir.yaml"));
    watch = over();
    Path turned = Files.createSymbolicLink(folder.resolve("turned"), second);
    Files.move(turned, data, StandardCopyOption.ATOMIC_MOVE);
    assertThat(next()).isInstanceOf(Loaded.Ok.class);
    assertThat(caller()).isEqualTo("two");
  }

  @Test
  void leavesTheOldOneInForceWhenTheNewOneIsBad() throws Exception {
    Files.writeString(file, "version: 1\ncalers: []\n");
    assertThat(next()).isEqualTo(new Loaded.Broken(List.of(new Problem(file.toString(), 2, 1, "calers",
        "is no key that is known here", "did you mean callers?"))));
    assertThat(caller()).isEqualTo("one");
  }

  @Test
  void leavesTheOldOneInForceWhenTheFileIsGone() throws Exception {
    Files.delete(file);
    assertThat(next()).asString().contains("there is no such file");
    assertThat(caller()).isEqualTo("one");
    assertThat(told.poll(50, TimeUnit.MILLISECONDS)).isNull();
  }

  @Test
  void refusesWhatOnlyARestartCanChange() throws Exception {
    Files.writeString(file, TWO + "listen: {gateway: 127.0.0.1:1}\ndata: ./else\nlimits: {connections: 7}\n"
        + "shared: {redis: 'redis://redis.test'}\n");
    assertThat(((Loaded.Broken) watch.reload()).problems()).extracting(Problem::toString).containsExactly(
        file + ":3:9: listen: listen cannot change while Weir runs; restart Weir, or put back what it was",
        file + ":4:7: data: data cannot change while Weir runs; restart Weir, or put back what it was",
        file + ":5:9: limits: limits cannot change while Weir runs; restart Weir, or put back what it was",
        file + ":6:9: shared: shared cannot change while Weir runs; restart Weir, or put back what it was");
    assertThat(caller()).isEqualTo("one");
  }

  @Test
  void reloadsAtOnceWhenAsked() throws Exception {
    Files.writeString(file, TWO);
    assertThat(watch.reload()).isInstanceOf(Loaded.Ok.class);
    assertThat(caller()).isEqualTo("two");
  }

  @Test
  void saysNothingWhenOnlyTheTimeHasChanged() throws Exception {
    Files.setLastModifiedTime(file, java.nio.file.attribute.FileTime.fromMillis(0));
    assertThat(told.poll(60, TimeUnit.MILLISECONDS)).isNull();
  }

  private PolicyWatch over() {
    return PolicyWatch.over(file, Resources.ok(file), Duration.ofMillis(5), told::add);
  }

  private Loaded next() throws InterruptedException {
    Loaded loaded = told.poll(5, TimeUnit.SECONDS);
    assertThat(loaded).isNotNull();
    return java.util.Objects.requireNonNull(loaded);
  }

  private String caller() {
    return watch.inForce().settings().callers().getFirst().name();
  }
}
