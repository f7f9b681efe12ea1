package dev.weir.audit.payload;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.audit.Events;
import dev.weir.audit.Period;
import dev.weir.audit.retain.Holds;
import dev.weir.audit.retain.Holds.Hold;
import dev.weir.model.AnswerHead;
import dev.weir.model.capture.Captures;
import dev.weir.model.capture.Subject;
import dev.weir.model.net.Bytes;
import dev.weir.model.net.Headers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ErasureTest {

  private static final long ALICE = 77;

  @TempDir
  Path data;

  private Scene scene = new Scene(Path.of(""));

  @BeforeEach
  void severalCalls() {
    scene = new Scene(data);
    scene.send(1, Scene.CHECKOUT, "about alice", ALICE, 5L);
    scene.answer(1, Scene.CHECKOUT, "more about alice");
    scene.send(2, Scene.CHECKOUT, "about bob", 5L);
    scene.send(3, Scene.BATCH, "alice again", ALICE);
    scene.send(4, new Subject("report", "audit"), "other");
    scene.close();
  }

  @Test
  void readsOfWhomItIs() {
    assertThat(Whose.parse("caller:checkout", _ -> 0)).contains(new Whose.Caller("checkout"));
    assertThat(Whose.parse("team:a:b", _ -> 0)).contains(new Whose.Team("a:b"));
    assertThat(Whose.parse("value:alice", bytes -> bytes.length)).contains(new Whose.Value(5));
    assertThat(new Whose.Value(5)).hasToString("value 0000000000000005");
    for (String none : List.of("", "checkout", "caller:", "Caller:x", ":x")) {
      assertThat(Whose.parse(none, _ -> 0)).isEmpty();
    }
  }

  private Erasure erasure() {
    return new Erasure(data, scene.keys, Duration.ZERO);
  }

  @Test
  void aCallersPartsAreGoneAndAllOthersStay() throws Exception {
    assertThat(erasure().of(new Whose.Caller("checkout")))
        .isEqualTo(new Erasure.Result.Done(1, 3));
    assertThat(scene.seen(1)).containsOnly("request gone: it was erased, or its file removed",
        "answer gone: it was erased, or its file removed");
    assertThat(scene.seen(2)).allMatch(seen -> seen.contains("gone"));
    assertThat(scene.seen(3)).containsExactly("request alice again");
    assertThat(scene.seen(4)).containsExactly("request other");
  }

  @Test
  void soAreThoseOfATeam() throws Exception {
    assertThat(erasure().of(new Whose.Team("payments")))
        .isEqualTo(new Erasure.Result.Done(2, 4));
    assertThat(scene.seen(4)).containsExactly("request other");
  }

  @Test
  void whatAValueWasFoundInIsGoneWithItsAnswerAndWhatLaysBesideItStaysProven() throws Exception {
    assertThat(erasure().of(new Whose.Value(ALICE))).isEqualTo(new Erasure.Result.Done(2, 3));
    assertThat(scene.seen(1)).allMatch(seen -> seen.contains("gone"));
    assertThat(scene.seen(3)).allMatch(seen -> seen.contains("gone"));
    assertThat(scene.seen(2)).containsExactly("request about bob");
    assertThat(scene.seen(4)).containsExactly("request other");
    assertThat(erasure().of(new Whose.Value(ALICE))).isEqualTo(new Erasure.Result.Done(0, 0));
  }

  @Test
  void aCopyOfTheFolderFromBeforeIsReadNoMore() throws Exception {
    Path copied = scene.file(1, Side.REQUEST);
    byte[] before = Files.readAllBytes(copied);
    byte[] beside = Files.readAllBytes(scene.file(2, Side.REQUEST));
    erasure().of(new Whose.Value(ALICE));
    Files.write(copied, before);
    Files.write(scene.file(2, Side.REQUEST), beside);
    assertThat(scene.seen(1)).first().isEqualTo("request gone: its key was dropped: nobody can read it");
    assertThat(scene.seen(2)).first().isEqualTo("request gone: its key was dropped: nobody can read it");
  }

  @Test
  void whatSomebodyHoldsIsNotErased() throws Exception {
    Holds.of(data).add(new Hold("case-7", new Period(Events.at(0), Events.at(2)), "asked for"));
    assertThat(erasure().of(new Whose.Caller("checkout")))
        .isEqualTo(new Erasure.Result.Held("case-7"));
    assertThat(erasure().of(new Whose.Value(ALICE))).isEqualTo(new Erasure.Result.Held("case-7"));
    assertThat(scene.seen(1)).containsExactly("request about alice", "answer more about alice");
    Holds.of(data).release("case-7");
    assertThat(erasure().of(new Whose.Value(ALICE))).isInstanceOf(Erasure.Result.Done.class);
  }

  @Test
  void aPartThatWasTamperedWithDoesNotKeepTheOthersFromBeingErased() throws Exception {
    Path file = scene.file(2, Side.REQUEST);
    byte[] bytes = Files.readAllBytes(file);
    bytes[bytes.length - 1] ^= 1;
    Files.write(file, bytes);
    Files.write(scene.file(4, Side.REQUEST), new byte[3]);
    assertThat(erasure().of(new Whose.Value(ALICE))).isEqualTo(new Erasure.Result.Done(2, 3));
    assertThat(scene.seen(1)).allMatch(seen -> seen.contains("gone"));
  }

  @Test
  void whatCameBackAfterAValueWasSentOnItsConnectionGoesWithIt() throws Exception {
    Captures.Tap tap = scene.withMemory(1000).payloads().answer(Scene.call(5, Scene.CHECKOUT, 6L),
        Scene.TERMS);
    tap.head(new AnswerHead(101, Headers.NONE));
    tap.about(Set.of(ALICE));
    tap.message(Events.at(1), true, Bytes.utf8("hello alice"));
    tap.end();
    scene.close();
    assertThat(((Look.Opened) scene.looks(5).getFirst()).spoken()).extracting(Spoken::content)
        .containsExactly(Optional.of("hello alice"));
    assertThat(erasure().of(new Whose.Value(ALICE))).isInstanceOf(Erasure.Result.Done.class);
    assertThat(scene.seen(5)).containsExactly("answer gone: it was erased, or its file removed");
  }
}
