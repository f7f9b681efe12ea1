package dev.weir.audit.witness;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.weir.audit.Events;
import dev.weir.audit.Logs;
import dev.weir.audit.SegmentLog;
import dev.weir.audit.segment.Hash;
import dev.weir.audit.tree.Checkpoint;
import dev.weir.audit.tree.LogKey;
import dev.weir.audit.tree.Tree;
import dev.weir.audit.tree.TreeFiles;
import dev.weir.audit.tree.Verifier;
import dev.weir.audit.tree.WitnessKey;
import dev.weir.audit.verify.Damage;
import dev.weir.audit.verify.Trust;
import dev.weir.audit.verify.Verify;
import dev.weir.audit.verify.VerifyReport;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WitnessTest {

  private static final Verifier LOG = Logs.KEY.verifier();

  @TempDir
  Path folder;

  private final WitnessKey key = WitnessKey.of(new byte[32]);
  private Path data;
  private Witness witness;

  @BeforeEach
  void aLogAndAWitness() throws Exception {
    data = Files.createDirectories(folder.resolve("log"));
    witness = new Witness(folder.resolve("witness"), key, List.of(LOG), Logs.CLOCK);
    Logs.write(data, 5, 3);
  }

  @Test
  void signsWhatHasGrownOutOfWhatItHasSeen() throws Exception {
    String first = cosign(data, 0);
    assertThat(key.verifier().seen(first)).contains(Events.START.truncatedTo(ChronoUnit.SECONDS));
    assertThat(LOG.open(first)).map(Checkpoint::size).contains(15L);
    try (SegmentLog log = Logs.open(data)) {
      Logs.appendTogether(log, 15, 4);
    }
    Witness restarted = new Witness(folder.resolve("witness"), key, List.of(LOG), Logs.CLOCK);
    assertThat(restarted.add(request(data, 15)).status()).isEqualTo(200);
    assertThat(restarted.add(request(data, 19)).status()).as("the same once more").isEqualTo(200);
  }

  @Test
  void refusesForks() throws Exception {
    cosign(data, 0);
    Path other = forged(15);
    assertThat(witness.add(request(other, 15)).status()).as("as large").isEqualTo(409);
    Path longer = forged(22);
    assertThat(witness.add(request(longer, 15)).status()).as("longer").isEqualTo(422);
    assertThat(witness.add(request(longer, 0)))
        .isEqualTo(new Witness.Answer(409, "text/x.tlog.size", "15\n"));
    Path shorter = forged(7);
    assertThat(witness.add(request(shorter, 0)).status()).as("shorter").isEqualTo(409);
    assertThat(witness.add(new AddCheckpoint(15, List.of(), note(shorter)).text()).status()).isEqualTo(400);
  }

  @Test
  void refusesWhatItDoesNotKnow() throws Exception {
    Verifier stranger = LogKey
        .of(new byte[]{1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20, 21, 22,
          23, 24, 25, 26, 27, 28, 29, 30, 31, 32})
        .verifier();
    Witness other = new Witness(folder.resolve("other"), key, List.of(stranger), Logs.CLOCK);
    assertThat(other.add(request(data, 0)).status()).isEqualTo(404);
    String unsigned = note(data).replaceFirst("\n15\n", "\n14\n");
    assertThat(witness.add(new AddCheckpoint(0, List.of(), unsigned).text()).status()).isEqualTo(403);
    assertThat(witness.add("nonsense").status()).isEqualTo(400);
  }

  @Test
  void signsNothingOnceItHasLostItsMemory() throws Exception {
    cosign(data, 0);
    Path seen = folder.resolve("witness").resolve("seen-" + LOG.name().replace('/', '-'));
    Files.writeString(seen, "gone");
    assertThatThrownBy(() -> witness.add(request(data, 15))).isInstanceOf(IOException.class)
        .hasMessageContaining("does not hold what this witness has seen");
  }

  @Test
  void aLogForgedWithTheStolenKeyIsCaughtByTheWitness() throws Exception {
    TreeFiles.in(data.resolve("audit")).keepCosigned(cosign(data, 0));
    assertThat(verify(data).damage()).isEmpty();
    assertThat(verify(data).witnessed()).isPresent();
    Path forged = forged(15);
    assertThat(Verify.verify(forged, Trust.in(LOG), Verify.Progress.NONE).intact())
        .as("by the log's key alone").isTrue();
    assertThat(verify(forged).damage()).singleElement().extracting(Damage::what).asString()
        .contains("no checkpoint that a witness");
    Files.copy(data.resolve("audit/cosigned"), forged.resolve("audit/cosigned"));
    assertThat(verify(forged).damage()).singleElement().asString().contains("cosigned",
        "the records are not those that it was signed for");
    Path cut = forged(9);
    Files.copy(data.resolve("audit/cosigned"), cut.resolve("audit/cosigned"));
    assertThat(verify(cut).damage()).singleElement().asString().contains("are missing at the end of the log");
  }

  @Test
  void aSignatureOfTheLogIsNoneOfAWitness() throws Exception {
    Verifier posing = Verifier.parse(LOG.toString()).orElseThrow();
    assertThat(posing.seen(note(data))).isEmpty();
    assertThat(key.verifier().open(cosign(data, 0))).isEmpty();
    assertThat(Verifier.parse(key.verifier().toString())).map(Verifier::isWitness).contains(true);
  }

  @Test
  void readsItsOwnRequestsAndNeverFailsOverOthers() throws Exception {
    String text = request(data, 7);
    AddCheckpoint parsed = AddCheckpoint.parse(text).orElseThrow();
    assertThat(parsed.text()).isEqualTo(text);
    Random random = new Random(11);
    for (int i = 0; i < 20_000; i++) {
      StringBuilder hurt = new StringBuilder(text);
      for (int n = random.nextInt(4); n >= 0; n--) {
        int at = random.nextInt(hurt.length());
        switch (random.nextInt(3)) {
          case 0 -> hurt.setCharAt(at, (char) random.nextInt(256));
          case 1 -> hurt.delete(at, Math.min(hurt.length() - 1, at + random.nextInt(80)));
          default -> hurt.insert(at, "\nold 1\n\n");
        }
      }
      Optional<AddCheckpoint> read = AddCheckpoint.parse(hurt.toString());
      read.ifPresent(request -> assertThat(request.proof()).hasSizeLessThan(64));
      assertThat(witness.add(hurt.toString()).status()).isIn(200, 400, 403, 404, 409, 422);
    }
  }

  private VerifyReport verify(Path log) throws IOException {
    return Verify.verify(log, new Trust(Optional.of(LOG), Optional.of(key.verifier())), Verify.Progress.NONE);
  }

  /** Returns another log with so many records, signed with the key of the real one. */
  private Path forged(int records) throws Exception {
    Path other = Files.createDirectories(folder.resolve("forged" + records));
    try (SegmentLog log = Logs.open(other)) {
      for (int i = 0; i < records; i++) {
        Logs.await(log.append(Events.refusal(1000 + i)));
      }
    }
    return other;
  }

  private String cosign(Path log, long old) throws IOException {
    Witness.Answer answer = witness.add(request(log, old));
    assertThat(answer.status()).as(answer.body()).isEqualTo(200);
    return note(log) + answer.body();
  }

  private static String request(Path log, long old) throws IOException {
    long size = LOG.open(note(log)).orElseThrow().size();
    try (Tree tree = Tree.read(log.resolve("audit/tree"))) {
      List<Hash> proof = tree.consistency(Math.min(old, size), size);
      return new AddCheckpoint(old, proof, note(log)).text();
    }
  }

  private static String note(Path log) throws IOException {
    return TreeFiles.in(log.resolve("audit")).checkpoint().orElseThrow();
  }
}
