package dev.weir.audit.witness;

import dev.weir.audit.segment.OwnerOnly;
import dev.weir.audit.segment.WholeFile;
import dev.weir.audit.tree.Checkpoint;
import dev.weir.audit.tree.Proofs;
import dev.weir.audit.tree.Verifier;
import dev.weir.audit.tree.WitnessKey;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Signs the checkpoints of logs that it knows, each only where it has grown out of the one before: never two trees that
 * contradict each other. What it has seen is durable before it signs.
 */
public final class Witness {

  private final Path folder;
  private final WitnessKey key;
  private final InstantSource clock;
  private final Map<String, Verifier> logs = new HashMap<>();

  /** What a request came to, as an answer over HTTP. */
  public record Answer(int status, String type, String body) {
    private static final String TEXT = "text/plain; charset=utf-8";

    static Answer text(int status, String body) {
      return new Answer(status, TEXT, body);
    }
  }

  /**
   * A witness that keeps what it has seen in {@code folder}.
   *
   * @param logs whose checkpoints it signs
   */
  public Witness(Path folder, WitnessKey key, List<Verifier> logs, InstantSource clock) throws IOException {
    this.folder = folder;
    this.key = key;
    this.clock = clock;
    logs.forEach(log -> this.logs.put(log.name(), log));
    OwnerOnly.folder(folder);
  }

  /** Judges a request and signs, or says why not. */
  public synchronized Answer add(String body) throws IOException {
    Optional<AddCheckpoint> request = AddCheckpoint.parse(body);
    Optional<Checkpoint> told = request.flatMap(asked -> Checkpoint.parse(asked.note()));
    if (request.isEmpty() || told.isEmpty()) {
      return Answer.text(400, "that is no add-checkpoint request\n");
    }
    Verifier log = logs.get(told.get().origin());
    if (log == null) {
      return Answer.text(404, "that log is not known here\n");
    }
    Optional<Checkpoint> signed = log.open(request.get().note());
    return signed.isEmpty()
        ? Answer.text(403, "it is not signed by that log\n")
        : add(request.get(), signed.get(), log);
  }

  private Answer add(AddCheckpoint request, Checkpoint next, Verifier log) throws IOException {
    Optional<Checkpoint> seen = seen(log);
    long size = seen.map(Checkpoint::size).orElse(0L);
    if (request.old() > next.size()) {
      return Answer.text(400, "a log does not shrink\n");
    }
    boolean fork = seen.isPresent() && size == next.size() && !seen.get().root().equals(next.root());
    if (request.old() != size || fork) {
      return new Answer(409, "text/x.tlog.size", size + "\n");
    }
    boolean grown = seen.isEmpty() || size == 0
        ? request.proof().isEmpty()
        : Proofs.grows(size, seen.get().root(), next.size(), next.root(), request.proof());
    if (!grown) {
      return Answer.text(422, "it has not grown out of the checkpoint of " + size + " records\n");
    }
    WholeFile.keep(file(log), request.note().getBytes(StandardCharsets.UTF_8));
    String text = request.note().substring(0, request.note().indexOf("\n\n") + 1);
    return Answer.text(200, key.cosign(text, clock.instant()));
  }

  private Optional<Checkpoint> seen(Verifier log) throws IOException {
    Path file = file(log);
    if (!Files.exists(file)) {
      return Optional.empty();
    }
    Optional<Checkpoint> seen = log.open(Files.readString(file));
    if (seen.isEmpty()) {
      // To begin anew would be to sign whatever comes.
      throw new IOException(
          file + " does not hold what this witness has seen; put it right, or give the witness a new key");
    }
    return seen;
  }

  private Path file(Verifier log) {
    return folder.resolve("seen-" + log.name().replace('/', '-'));
  }
}
