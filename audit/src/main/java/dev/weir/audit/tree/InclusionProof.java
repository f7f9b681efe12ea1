package dev.weir.audit.tree;

import dev.weir.audit.segment.Hash;
import dev.weir.model.net.Bytes;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/**
 * Shows that one record is in a log, to whoever has the log's verifier and nothing else (C2SP tlog-proof; the record itself
 * is what stands there as {@code extra}).
 *
 * @param index which record, from 0
 * @param record its bytes as they stand in the log
 * @param path the hashes beside its way to the root
 * @param note the signed checkpoint
 */
public record InclusionProof(long index, Bytes record, List<Hash> path, String note) {

  private static final String FIRST = "c2sp.org/tlog-proof@v1";
  private static final String EXTRA = "extra ";
  private static final String INDEX = "index ";

  public InclusionProof {
    path = List.copyOf(path);
  }

  /** Returns the proof as a file holds it. */
  public String text() {
    Base64.Encoder base64 = Base64.getEncoder();
    StringBuilder text = new StringBuilder(FIRST).append('\n');
    text.append(EXTRA).append(base64.encodeToString(record.copy())).append('\n');
    text.append(INDEX).append(index).append('\n');
    path.forEach(hash -> text.append(base64.encodeToString(hash.bytes())).append('\n'));
    return text.append('\n').append(note).toString();
  }

  /** Returns the proof that {@code text} is, whether or not it holds. */
  public static Optional<InclusionProof> parse(String text) {
    int blank = text.indexOf("\n\n");
    if (blank < 0) {
      return Optional.empty();
    }
    List<String> lines = text.substring(0, blank).lines().toList();
    if (lines.size() < 3 || !lines.get(0).equals(FIRST) || !lines.get(1).startsWith(EXTRA)
        || !lines.get(2).startsWith(INDEX)) {
      return Optional.empty();
    }
    Optional<byte[]> record = Checkpoint.decode(lines.get(1).substring(EXTRA.length()));
    Optional<Long> index = Checkpoint.count(lines.get(2).substring(INDEX.length()));
    List<Hash> path = new ArrayList<>();
    for (String line : lines.subList(3, lines.size())) {
      Optional<Hash> hash = Checkpoint.hash(line);
      if (hash.isEmpty()) {
        return Optional.empty();
      }
      path.add(hash.get());
    }
    return record.isEmpty() || index.isEmpty()
        ? Optional.empty()
        : Optional
            .of(new InclusionProof(index.get(), Bytes.wrap(record.get()), path, text.substring(blank + 2)));
  }

  /** Returns the checkpoint that this record is proven to be in; empty where it is not. */
  public Optional<Checkpoint> proves(Verifier verifier) {
    Hash leaf = new Hasher().leaf(record.array(), record.offset(), record.length());
    return verifier.open(note).filter(checkpoint -> Proofs.root(index, checkpoint.size(), leaf, path)
        .filter(checkpoint.root()::equals).isPresent());
  }
}
