package dev.weir.audit.payload;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.audit.Events;
import dev.weir.model.AnswerHead;
import dev.weir.model.AuditEvent.Notice;
import dev.weir.model.CallId;
import dev.weir.model.RuleRef;
import dev.weir.model.capture.CaptureTerms;
import dev.weir.model.capture.Captures;
import dev.weir.model.net.Bytes;
import dev.weir.model.net.Headers;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class PayloadsTest {

  @TempDir
  Path data;

  private Scene scene = new Scene(Path.of(""));

  @BeforeEach
  void begin() {
    scene = new Scene(data);
  }

  @Test
  void whatIsKeptIsReadAndProvenByTheLog() throws IOException {
    scene.send(1, Scene.CHECKOUT, "hello");
    scene.answer(1, Scene.CHECKOUT, "good ", "morning");
    scene.close();
    assertThat(scene.seen(1)).containsExactly("request hello", "answer good morning");
    assertThat(scene.notices).extracting(Notice::what).containsExactly(PartNote.KEPT, PartNote.KEPT);
    assertThat(PartNote.of(scene.notices.getFirst())).get().extracting(PartNote::size).isEqualTo(5L);
    assertThat(scene.notices).extracting(Notice::by).containsOnly(new RuleRef("keep"));
  }

  @Test
  void theSamePartHasAnotherHashEachTime() {
    scene.send(1, Scene.CHECKOUT, "hello");
    scene.send(2, Scene.CHECKOUT, "hello");
    scene.close();
    assertThat(scene.notices).extracting(notice -> PartNote.of(notice).orElseThrow().hash())
        .doesNotHaveDuplicates();
  }

  @Test
  void whatIsLongerThanItsCapIsCutOff() throws IOException {
    scene.send(1, Scene.CHECKOUT, "x".repeat(101));
    scene.answer(1, Scene.CHECKOUT, "y".repeat(99), "zz", "more");
    scene.send(2, Scene.CHECKOUT, "x".repeat(100));
    scene.answer(2, Scene.CHECKOUT, "y".repeat(99), "z");
    scene.close();
    assertThat(scene.seen(1)).containsExactly("request " + "x".repeat(100) + "...",
        "answer " + "y".repeat(99) + "z...");
    assertThat(scene.seen(2)).noneMatch(seen -> seen.endsWith("..."));
  }

  @Test
  void noCredentialIsKeptWhateverItsFieldIsCalled() throws IOException {
    scene.payloads().request(Scene.call(1, Scene.CHECKOUT), Scene.TERMS,
        Scene.head("Content-Type", "text/plain", "Authorization", "Bearer s3cr3t", "Cookie", "a=s3cr3t",
            "X-Whatever", "s3cr3t"),
        Bytes.utf8("hello"));
    scene.answer(1, Scene.CHECKOUT, "hello");
    scene.close();
    String shown = LookJson.of(scene.looks(1));
    assertThat(shown).doesNotContain("s3cr3t", "sk-in-the-query").contains("X-Whatever", "Set-Cookie",
        "https://api.openai.com/v1/chat/completions?key=(not kept)&(not kept)");
  }

  @Test
  void noCallWaitsHoweverSlowTheDiskIs() throws IOException {
    CountDownLatch disk = new CountDownLatch(1);
    scene.keys.stallUntil(disk);
    scene.withMemory(1000);
    for (int i = 0; i < 100; i++) {
      scene.send(i, Scene.CHECKOUT, "x".repeat(100));
    }
    assertThat(scene.notices).hasSizeBetween(90, 91)
        .allMatch(notice -> notice.reason().equals("request: " + Memory.SPENT));
    disk.countDown();
    scene.close();
    assertThat(scene.notices).hasSize(100);
    Payloads.Counts counts = scene.payloads().counts();
    assertThat(counts.kept() + counts.dropped()).isEqualTo(100);
    assertThat(counts.dropped()).isBetween(90L, 91L);
    assertThat(scene.seen(0)).containsExactly("request " + "x".repeat(100));
    assertThat(scene.seen(99)).containsExactly("request gone: it was not kept: " + Memory.SPENT);
  }

  @Test
  void memoryComesBackOnceAPartIsWrittenOrGivenUp() throws Exception {
    scene.withMemory(150);
    Captures.Tap tap = scene.payloads().answer(Scene.call(1, Scene.CHECKOUT), Scene.TERMS);
    tap.head(new AnswerHead(200, Headers.NONE));
    tap.body(Bytes.utf8("y".repeat(100)));
    assertThat(scene.send(2, Scene.CHECKOUT, "x".repeat(100)).toCompletableFuture().get()).isFalse();
    tap.end();
    Captures.Tap second = scene.payloads().answer(Scene.call(3, Scene.CHECKOUT), Scene.TERMS);
    second.head(new AnswerHead(200, Headers.NONE));
    scene.close();
    scene.withMemory(150);
    assertThat(scene.send(4, Scene.CHECKOUT, "x".repeat(100)).toCompletableFuture().get()).isTrue();
    assertThat(scene.send(5, Scene.CHECKOUT, "x".repeat(100)).toCompletableFuture().get()).isTrue();
  }

  @Test
  void anAnswerThatNeverCameIsNotKept() throws IOException {
    Captures.Tap tap = scene.payloads().answer(Scene.call(1, Scene.CHECKOUT), Scene.TERMS);
    tap.end();
    scene.close();
    assertThat(scene.looks(1)).isEmpty();
    assertThat(scene.notices).isEmpty();
  }

  @Test
  void aFolderThatCannotBeWrittenDropsThePartAndSaysSo() throws Exception {
    Files.createDirectories(data.resolve("audit"));
    Files.writeString(data.resolve("audit/payloads"), "in the way");
    CompletionStage<Boolean> kept = scene.send(1, Scene.CHECKOUT, "hello");
    assertThat(kept.toCompletableFuture().get()).isFalse();
    CaptureTerms must = new CaptureTerms(new RuleRef("must"), true, true, 100, Scene.TTL, CaptureTerms.ALL,
        true);
    scene.payloads().request(Scene.call(2, Scene.CHECKOUT), must, Scene.head(), Bytes.EMPTY)
        .toCompletableFuture().get();
    assertThat(scene.notices).extracting(Notice::reason).containsOnly("request: it could not be written");
    assertThat(scene.notices).extracting(Notice::action).containsExactly("recorded", "denied");
  }

  @Test
  void whatComesWhileWeirEndsIsNotKeptAndThatIsSaid() {
    scene.close();
    scene.send(1, Scene.CHECKOUT, "late");
    assertThat(scene.notices).extracting(Notice::reason).containsExactly("request: Weir was ending");
  }

  @Test
  void noNameOfACallLeadsOutOfTheFolder() throws IOException {
    for (String name : List.of("../../../../etc/passwd", "", "..", "a/b")) {
      assertThat(PartFiles.of(data).find(new CallId(name), Side.REQUEST)).isEmpty();
    }
    scene.send(1, Scene.CHECKOUT, "hello");
    scene.close();
    assertThat(PartFiles.of(data).find(Events.call(1), Side.REQUEST)).isPresent();
  }
}
