package dev.weir.audit.witness;

import dev.weir.audit.segment.Hash;
import dev.weir.audit.tree.Checkpoint;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/**
 * What a log sends to a witness (C2SP tlog-witness, add-checkpoint).
 *
 * @param old the size that the witness is believed to know
 * @param proof that the tree of that size has grown into this one
 * @param note the checkpoint, signed by its log
 */
public record AddCheckpoint(long old, List<Hash> proof, String note) {

  private static final String OLD = "old ";
  private static final int MOST_HASHES = 63;

  public AddCheckpoint {
    proof = List.copyOf(proof);
  }

  /** Returns it as a request's body. */
  public String text() {
    StringBuilder text = new StringBuilder(OLD).append(old).append('\n');
    proof.forEach(hash -> text.append(Base64.getEncoder().encodeToString(hash.bytes())).append('\n'));
    return text.append('\n').append(note).toString();
  }

  /** Returns what {@code body} is; empty where it has no such form. */
  public static Optional<AddCheckpoint> parse(String body) {
    int blank = body.indexOf("\n\n");
    List<String> lines = blank < 0 ? List.of() : body.substring(0, blank).lines().toList();
    if (lines.isEmpty() || !lines.getFirst().startsWith(OLD) || lines.size() - 1 > MOST_HASHES) {
      return Optional.empty();
    }
    List<Hash> proof = new ArrayList<>();
    for (String line : lines.subList(1, lines.size())) {
      Optional<Hash> hash = Checkpoint.hash(line);
      if (hash.isEmpty()) {
        return Optional.empty();
      }
      proof.add(hash.get());
    }
    return Checkpoint.count(lines.getFirst().substring(OLD.length()))
        .map(old -> new AddCheckpoint(old, proof, body.substring(blank + 2)));
  }
}
