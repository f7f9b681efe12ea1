package dev.weir.audit.tree;

import dev.weir.audit.segment.Hash;
import dev.weir.audit.segment.OwnerOnly;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The Merkle tree over all records, in a folder of its own: one file for the leaves and one for every eighth level above
 * them, so that each is the tiles of C2SP tlog-tiles one behind the other. All of it can be made again from the records.
 *
 * <p>One thread's own; another process may read along.
 */
public final class Tree implements Closeable {

  private static final int LEVELS_IN_ONE = 8;
  private static final int WIDTH = 1 << LEVELS_IN_ONE;
  private static final int MOST_LEVELS = 8;

  private final Hasher hasher = new Hasher();
  private final Path folder;
  private final List<Level> levels = new ArrayList<>();

  private Tree(Path folder) {
    this.folder = folder;
  }

  /** Returns the tree in {@code folder}, which is made where it is not there, to add to. */
  public static Tree open(Path folder) throws IOException {
    OwnerOnly.folder(folder);
    Tree tree = new Tree(folder);
    try {
      tree.levels.add(Level.write(file(folder, 0)));
      for (int i = 1; i < MOST_LEVELS && Files.exists(file(folder, i)); i++) {
        tree.levels.add(Level.write(file(folder, i)));
      }
      tree.cut(tree.size());
      return tree;
    } catch (IOException e) {
      tree.close();
      throw e;
    }
  }

  /** Returns the tree in {@code folder} as it is now, to ask; one that is not there has no leaves. */
  public static Tree read(Path folder) throws IOException {
    Tree tree = new Tree(folder);
    for (int i = 0; i < MOST_LEVELS && Files.exists(file(folder, i)); i++) {
      tree.levels.add(Level.read(file(folder, i)));
    }
    return tree;
  }

  private static Path file(Path folder, int level) {
    return folder.resolve("level-" + level);
  }

  /** Returns how many leaves there are. */
  public long size() {
    return levels.isEmpty() ? 0 : levels.getFirst().size();
  }

  /** Adds a leaf. */
  public void add(Hash leaf) throws IOException {
    levels.getFirst().add(leaf);
    grow(1);
  }

  /** Adds to level {@code i} and those above it what the one below has come to complete. */
  private void grow(int i) throws IOException {
    long below = levels.get(i - 1).size();
    if (below % WIDTH == 0 && i < MOST_LEVELS) {
      if (levels.size() == i) {
        levels.add(Level.write(file(folder, i)));
      }
      levels.get(i).add(node(i * LEVELS_IN_ONE, below / WIDTH - 1));
      grow(i + 1);
    }
  }

  /** Takes away all leaves from {@code size} on, and puts right what lies above the others. */
  public void cut(long size) throws IOException {
    long expected = size;
    for (int i = 0; i < levels.size(); i++, expected /= WIDTH) {
      Level level = levels.get(i);
      level.cut(expected);
      while (i > 0 && level.size() < expected) {
        level.add(node(i * LEVELS_IN_ONE, level.size()));
      }
    }
    for (int i = levels.size(); i < MOST_LEVELS && expected > 0; i++, expected /= WIDTH) {
      levels.add(Level.write(file(folder, i)));
      for (long j = 0; j < expected; j++) {
        levels.get(i).add(node(i * LEVELS_IN_ONE, j));
      }
    }
  }

  /** Returns the root over the first {@code size} leaves. */
  public Hash root(long size) throws IOException {
    return size == 0 ? hasher.empty() : range(0, size);
  }

  /** Returns the roots of the whole subtrees that the first {@code size} leaves consist of, the widest first. */
  public List<Hash> subtrees(long size) throws IOException {
    if (size > size()) {
      throw new IOException(
          "the tree has " + size() + " leaves, and not the " + size + " that it should have");
    }
    List<Hash> roots = new ArrayList<>();
    long from = 0;
    for (long rest = size; rest > 0; rest -= Long.highestOneBit(rest)) {
      long width = Long.highestOneBit(rest);
      roots.add(range(from, from + width));
      from += width;
    }
    return roots;
  }

  /** Returns what proves that leaf {@code index} is among the first {@code size} (RFC 6962 section 2.1.1), the deepest first. */
  public List<Hash> inclusion(long index, long size) throws IOException {
    if (index < 0 || index >= size || size > size()) {
      throw new IllegalArgumentException("there is no leaf " + index + " among the first " + size);
    }
    List<Hash> proof = new ArrayList<>();
    inclusion(index, 0, size, proof);
    return proof;
  }

  private void inclusion(long index, long from, long to, List<Hash> proof) throws IOException {
    if (to - from == 1) {
      return;
    }
    long middle = from + split(to - from);
    if (index < middle) {
      inclusion(index, from, middle, proof);
      proof.add(range(middle, to));
    } else {
      inclusion(index, middle, to, proof);
      proof.add(range(from, middle));
    }
  }

  /** Returns what proves that the first {@code older} leaves are the same ones in a tree of {@code newer} (section 2.1.2). */
  public List<Hash> consistency(long older, long newer) throws IOException {
    if (older < 0 || older > newer || newer > size()) {
      throw new IllegalArgumentException("a tree of " + older + " leaves does not grow to " + newer);
    }
    List<Hash> proof = new ArrayList<>();
    if (older > 0 && older < newer) {
      consistency(older, 0, newer, true, proof);
    }
    return proof;
  }

  private void consistency(long older, long from, long to, boolean whole, List<Hash> proof)
      throws IOException {
    if (older == to) {
      if (!whole) {
        proof.add(range(from, to));
      }
      return;
    }
    long middle = from + split(to - from);
    if (older <= middle) {
      consistency(older, from, middle, whole, proof);
      proof.add(range(middle, to));
    } else {
      consistency(older, middle, to, false, proof);
      proof.add(range(from, middle));
    }
  }

  private Hash range(long from, long to) throws IOException {
    long length = to - from;
    if (Long.bitCount(length) == 1) {
      int height = Long.numberOfTrailingZeros(length);
      return node(height, from >> height);
    }
    long middle = from + split(length);
    return hasher.node(range(from, middle), range(middle, to));
  }

  /** Returns the largest power of two that is smaller than {@code length}, which is 2 or more. */
  static long split(long length) {
    return Long.highestOneBit(length - 1);
  }

  /** Returns the root of the whole subtree over leaves {@code index << height} and on. */
  private Hash node(int height, long index) throws IOException {
    int level = height / LEVELS_IN_ONE;
    boolean kept = height % LEVELS_IN_ONE == 0 && level < levels.size() && index < levels.get(level).size();
    return kept
        ? levels.get(level).get(index)
        : hasher.node(node(height - 1, 2 * index), node(height - 1, 2 * index + 1));
  }

  /** Gives what is in memory to the files, for others to read. */
  public void flush() throws IOException {
    for (Level level : levels) {
      level.flush();
    }
  }

  /** Makes all of it durable. */
  public void force() throws IOException {
    for (Level level : levels) {
      level.force();
    }
  }

  @Override
  public void close() throws IOException {
    for (Level level : levels) {
      level.close();
    }
  }
}
