package dev.weir.audit.tree;

import dev.weir.audit.record.CorruptRecord;
import dev.weir.audit.segment.Hash;
import dev.weir.audit.segment.Piece;
import dev.weir.audit.segment.Records;
import dev.weir.audit.segment.SegmentFile;
import dev.weir.audit.segment.SegmentHeader;
import dev.weir.audit.segment.SegmentScan;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Keeps the tree beside the segments: each record becomes a leaf, its sequence the leaf's index, and what there is is
 * signed. Never ahead of what is durable in the segments.
 */
public final class SignedTree implements Closeable {

  private final TreeFiles files;
  private final Path folder;
  private final LogKey key;
  private final Hasher hasher = new Hasher();
  private final Tree tree;

  private SignedTree(Path folder, LogKey key) throws IOException {
    this.folder = folder;
    this.key = key;
    files = TreeFiles.in(folder);
    tree = Tree.open(files.tree());
  }

  /**
   * Returns the tree of the log in {@code folder}, brought up to record {@code next}. What a checkpoint was signed for and
   * is not there any more is added to {@code damage}, in words.
   */
  public static SignedTree open(Path folder, LogKey key, long next, List<String> damage) throws IOException {
    SignedTree signed = new SignedTree(folder, key);
    try {
      signed.files.keepVerifier(key.verifier());
      signed.meet(next, damage);
      signed.sign();
      return signed;
    } catch (IOException | RuntimeException e) {
      signed.close();
      throw e;
    }
  }

  private void meet(long next, List<String> damage) throws IOException {
    Optional<String> note = files.checkpoint();
    Optional<Checkpoint> last = note.flatMap(key.verifier()::open);
    if (note.isPresent() && last.isEmpty()) {
      damage.add("the newest checkpoint is not signed by this log's key, which is "
          + "another one where the master key is; it is kept as " + files.setCheckpointAside());
    }
    long signed = last.map(Checkpoint::size).orElse(0L);
    // What lies behind the checkpoint may have been written only in part when the machine stopped.
    tree.cut(Math.min(tree.size(), signed));
    catchUp(next);
    if (last.isPresent() && signed > 0 && !holds(last.get())) {
      tree.cut(0);
      catchUp(next);
      if (!holds(last.get())) {
        damage.add("the log is not the one that its checkpoint of " + signed
            + " records was signed for; the checkpoint is kept as " + files.setCheckpointAside());
      }
    }
  }

  private boolean holds(Checkpoint checkpoint) throws IOException {
    return checkpoint.size() <= tree.size() && tree.root(checkpoint.size()).equals(checkpoint.root());
  }

  /** Adds what the segments hold and the tree does not; a record that cannot be read is an empty leaf, which no record is. */
  private void catchUp(long next) throws IOException {
    List<SegmentFile> segments = SegmentFile.list(folder);
    for (int i = 0; i < segments.size() && tree.size() < next; i++) {
      boolean behind = i + 1 < segments.size() && first(segments.get(i + 1)) <= tree.size();
      if (!behind) {
        catchUp(segments.get(i));
      }
    }
    fill(next);
  }

  /** Returns the first record of a segment; a damaged one is looked into. */
  private static long first(SegmentFile segment) throws IOException {
    try (SegmentScan scan = SegmentScan.open(segment.path())) {
      return scan.header().map(SegmentHeader::first).orElse(Long.MAX_VALUE);
    }
  }

  private void catchUp(SegmentFile segment) throws IOException {
    try (SegmentScan scan = SegmentScan.open(segment.path())) {
      for (Optional<Piece> piece = scan.next(); piece.isPresent(); piece = scan.next()) {
        if (piece.get() instanceof Piece.Whole whole && whole.header().next() > tree.size()) {
          fill(whole.header().first());
          catchUp(whole);
        }
      }
    }
  }

  private void catchUp(Piece.Whole frame) throws IOException {
    long sequence = frame.header().first();
    try {
      Records records = Records.of(frame.header(), frame.stored());
      for (; records.next(); sequence++) {
        if (sequence == tree.size()) {
          tree.add(hasher.leaf(records.array(), records.at(), records.length()));
        }
      }
    } catch (CorruptRecord e) {
      fill(frame.header().next());
    }
  }

  private void fill(long to) throws IOException {
    Hash missing = hasher.leaf(new byte[0], 0, 0);
    while (tree.size() < to) {
      tree.add(missing);
    }
  }

  /** Adds records that have become durable, the first {@code length} bytes of {@code raw}. */
  public void add(byte[] raw, int length) throws IOException {
    try {
      for (Records records = Records.in(raw, length); records.next();) {
        tree.add(hasher.leaf(records.array(), records.at(), records.length()));
      }
    } catch (CorruptRecord e) {
      throw new IOException("a group that was just written cannot be read", e);
    }
  }

  /** Signs what there is, for others to see. */
  public void sign() throws IOException {
    tree.flush();
    long size = tree.size();
    files.keepCheckpoint(key.sign(new Checkpoint(key.verifier().name(), size, tree.root(size)).text()));
  }

  /** Signs what there is once all of the tree is durable. */
  public void settle() throws IOException {
    tree.force();
    sign();
  }

  @Override
  public void close() throws IOException {
    tree.close();
  }
}
