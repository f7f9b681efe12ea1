package dev.weir.audit.witness;

import dev.weir.audit.segment.Hash;
import dev.weir.audit.tree.Checkpoint;
import dev.weir.audit.tree.Tree;
import dev.weir.audit.tree.TreeFiles;
import dev.weir.audit.tree.Verifier;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Shows a log's newest checkpoint to a witness, and keeps the signature that it gives below the checkpoint. */
public final class WitnessClient {

  private static final Duration PATIENCE = Duration.ofSeconds(20);
  private static final int LONGEST = 1 << 16;

  private final Path log;
  private final URI witness;
  private final Verifier key;
  private final HttpClient client = HttpClient.newBuilder().connectTimeout(PATIENCE).build();

  /**
   * A client for the log in folder {@code log}.
   *
   * @param witness where it is; {@code add-checkpoint} is asked below it
   * @param key its own, so that nobody else's signature is kept for it
   */
  public WitnessClient(Path log, URI witness, Verifier key) {
    this.log = log;
    this.witness = URI
        .create(witness.toString().endsWith("/") ? witness + "add-checkpoint" : witness + "/add-checkpoint");
    this.key = key;
  }

  /**
   * Returns the checkpoint with the witness's signature below it, which is kept beside the log.
   *
   * @throws Refused where the witness has seen another log of this name, or does not know it
   * @throws IOException where it cannot be reached, or the log has no checkpoint that goes with its tree
   */
  public String cosign() throws IOException, InterruptedException {
    TreeFiles files = TreeFiles.in(log);
    Optional<String> note = files.checkpoint();
    Optional<Checkpoint> now = files.verifier().flatMap(own -> note.flatMap(own::open));
    if (now.isEmpty()) {
      throw new IOException("the log in " + log + " has no checkpoint that it has signed itself");
    }
    Optional<String> before = files.cosigned();
    long old = files.verifier().flatMap(own -> before.flatMap(own::open)).map(Checkpoint::size).orElse(0L);
    HttpResponse<String> answer = ask(files, Math.min(old, now.get().size()), now.get(), note.get());
    if (answer.statusCode() == 409) {
      long known = Checkpoint.count(answer.body().strip()).orElse(-1L);
      if (known < 0 || known > now.get().size() || known == old) {
        throw new Refused("the witness has seen another log of this name: " + answer.body().strip()
            + " records, and here are "
            + now.get().size());
      }
      answer = ask(files, known, now.get(), note.get());
    }
    if (answer.statusCode() != 200) {
      throw new Refused("the witness does not sign (" + answer.statusCode() + "): " + answer.body().strip());
    }
    String cosigned = note.get() + answer.body();
    if (key.seen(cosigned).isEmpty()) {
      throw new Refused("what the witness has signed with is not " + key);
    }
    files.keepCosigned(cosigned);
    return cosigned;
  }

  private HttpResponse<String> ask(TreeFiles files, long old, Checkpoint now, String note)
      throws IOException, InterruptedException {
    HttpRequest request = HttpRequest.newBuilder(witness).timeout(PATIENCE)
        .POST(HttpRequest.BodyPublishers
            .ofString(new AddCheckpoint(old, growth(files, old, now.size()), note).text()))
        .build();
    return client.send(request,
        HttpResponse.BodyHandlers.limiting(HttpResponse.BodyHandlers.ofString(), LONGEST));
  }

  private static List<Hash> growth(TreeFiles files, long old, long size) throws IOException {
    try (Tree tree = Tree.read(files.tree())) {
      if (tree.size() < size) {
        throw new IOException(
            "the log's tree is shorter than its checkpoint; `weir audit verify` tells more");
      }
      return tree.consistency(old, size);
    }
  }

  /** A witness that was asked does not sign: somebody has to look into it. */
  public static final class Refused extends IOException {
    private static final long serialVersionUID = 1L;

    Refused(String message) {
      super(message);
    }
  }
}
