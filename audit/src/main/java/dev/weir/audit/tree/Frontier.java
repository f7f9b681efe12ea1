package dev.weir.audit.tree;

import dev.weir.audit.segment.Hash;
import java.util.ArrayList;
import java.util.List;

/** The root of a tree while its leaves go by, in a few hashes: that of each whole subtree, the widest first. */
public final class Frontier {

  private final Hasher hasher = new Hasher();
  private final List<Hash> subtrees = new ArrayList<>();
  private long size;

  /** A tree of which no leaf went by yet. */
  public Frontier() {}

  /** A tree of which the first {@code size} leaves are known by the roots of the subtrees over them, the widest first. */
  public Frontier(long size, List<Hash> roots) {
    this.size = size;
    subtrees.addAll(roots);
  }

  /** Returns how many leaves went by. */
  public long size() {
    return size;
  }

  /** Adds the leaf that is {@code length} bytes of {@code record}, from {@code at} on. */
  public void add(byte[] record, int at, int length) {
    add(hasher.leaf(record, at, length));
  }

  private void add(Hash leaf) {
    Hash hash = leaf;
    for (long left = size; (left & 1) == 1; left >>= 1) {
      hash = hasher.node(subtrees.removeLast(), hash);
    }
    subtrees.add(hash);
    size++;
  }

  /** Returns the root over all that went by. */
  public Hash root() {
    if (subtrees.isEmpty()) {
      return hasher.empty();
    }
    Hash root = subtrees.getLast();
    for (int i = subtrees.size() - 2; i >= 0; i--) {
      root = hasher.node(subtrees.get(i), root);
    }
    return root;
  }
}
