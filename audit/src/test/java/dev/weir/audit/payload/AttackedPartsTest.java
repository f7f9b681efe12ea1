package dev.weir.audit.payload;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.model.net.Bytes;
import dev.weir.model.net.Headers;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whoever has the folder, and no key, reads nothing and passes nothing off for what it is not. */
final class AttackedPartsTest {

  @TempDir
  Path data;

  private Scene scene = new Scene(Path.of(""));

  @BeforeEach
  void twoCalls() {
    scene = new Scene(data);
    scene.send(1, Scene.CHECKOUT, "the first", 77L);
    scene.answer(1, Scene.CHECKOUT, "its answer");
    scene.send(2, Scene.CHECKOUT, "the other", 88L);
    scene.close();
  }

  @Test
  void aStolenFolderTellsNothingOfWhatWasSaid() throws IOException {
    try (Stream<Path> files = Files.walk(data)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        assertThat(Files.readString(file, StandardCharsets.ISO_8859_1)).doesNotContain("first", "other",
            "answer ", "openai", "POST", "checkout");
      }
    }
  }

  @Test
  void aPartOfAnotherCallIsTold() throws IOException {
    Files.copy(scene.file(2, Side.REQUEST), scene.file(1, Side.REQUEST),
        StandardCopyOption.REPLACE_EXISTING);
    assertThat(scene.seen(1)).first().isEqualTo("request damaged: it is another one's file");
  }

  @Test
  void swappedSidesAreTold() throws IOException {
    Files.copy(scene.file(1, Side.ANSWER), scene.file(1, Side.REQUEST), StandardCopyOption.REPLACE_EXISTING);
    assertThat(scene.seen(1)).first().isEqualTo("request damaged: it is another one's file");
  }

  @Test
  void whatIsSealedUnderAnotherLabelIsTold() throws IOException {
    PartFiles.Lying other = PartFiles.read(scene.file(2, Side.REQUEST)).orElseThrow();
    byte[] front = Arrays.copyOf(Files.readAllBytes(scene.file(1, Side.REQUEST)),
        Integer.BYTES
            + PartFiles.read(scene.file(1, Side.REQUEST)).orElseThrow().label().bytes().length);
    Files.write(scene.file(1, Side.REQUEST), Bytes.wrap(front).and(other.sealed()).copy());
    assertThat(scene.seen(1)).first().isEqualTo("request damaged: its seal is broken");
  }

  @Test
  void anotherPartOfTheSameCallIsToldByTheLog() throws IOException {
    Label label = PartFiles.read(scene.file(1, Side.REQUEST)).orElseThrow().label();
    Part forged = new Part("POST", "https://api.openai.com/", 0, Headers.NONE, Bytes.utf8("forged"), false,
        Set.of());
    PartFiles.of(data).write(scene.keys, Scene.CHECKOUT, label, forged.bytes());
    assertThat(scene.seen(1)).first().isEqualTo("request damaged: the log has another hash for it");
  }

  @Test
  void aTruncatedPartIsToldWhereverItEnds() throws IOException {
    Path file = scene.file(1, Side.REQUEST);
    byte[] whole = Files.readAllBytes(file);
    for (int length = 0; length < whole.length; length++) {
      Files.write(file, Arrays.copyOf(whole, length));
      assertThat(scene.seen(1)).first().asString().startsWith("request damaged: ");
    }
  }

  @Test
  void aFlippedByteIsToldWhereverItIs() throws IOException {
    Path file = scene.file(1, Side.REQUEST);
    byte[] whole = Files.readAllBytes(file);
    for (int i = 0; i < whole.length; i++) {
      byte[] flipped = whole.clone();
      flipped[i] ^= 1;
      Files.write(file, flipped);
      assertThat(scene.seen(1)).first().asString().startsWith("request damaged: ");
    }
  }

  @Test
  void aRemovedPartIsTold() throws IOException {
    Files.delete(scene.file(1, Side.REQUEST));
    assertThat(scene.seen(1)).first().isEqualTo("request gone: it was erased, or its file removed");
  }

  @Test
  void aPartThatTheLogDoesNotHaveIsNotCalledProven() throws IOException {
    scene.notices.clear();
    assertThat(scene.seen(1)).first().isEqualTo("request unproven the first");
  }
}
