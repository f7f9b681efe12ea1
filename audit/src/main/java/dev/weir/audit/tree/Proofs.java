package dev.weir.audit.tree;

import dev.weir.audit.segment.Hash;
import java.util.List;
import java.util.Optional;

/** Checks proofs with nothing but their hashes (RFC 9162 sections 2.1.3.2 and 2.1.4.2). */
public final class Proofs {

  private Proofs() {}

  /** Returns the root that {@code leaf} at {@code index} leads to in a tree of {@code size}; empty where the proof has no such shape. */
  public static Optional<Hash> root(long index, long size, Hash leaf, List<Hash> proof) {
    if (index < 0 || index >= size) {
      return Optional.empty();
    }
    Hasher hasher = new Hasher();
    long node = index;
    long last = size - 1;
    Hash root = leaf;
    for (Hash sibling : proof) {
      if (last == 0) {
        return Optional.empty();
      }
      if ((node & 1) == 1 || node == last) {
        root = hasher.node(sibling, root);
        int up = Long.numberOfTrailingZeros(node);
        node >>= up;
        last >>= up;
      } else {
        root = hasher.node(root, sibling);
      }
      node >>= 1;
      last >>= 1;
    }
    return last == 0 ? Optional.of(root) : Optional.empty();
  }

  /** Returns whether a tree of {@code older} leaves with {@code olderRoot} has grown into the one of {@code newer} leaves. */
  public static boolean grows(long older, Hash olderRoot, long newer, Hash newerRoot, List<Hash> proof) {
    if (older == newer) {
      return proof.isEmpty() && olderRoot.equals(newerRoot);
    }
    if (older == 0) {
      return proof.isEmpty();
    }
    boolean whole = Long.bitCount(older) == 1;
    if (older < 0 || older > newer || proof.isEmpty() && !whole) {
      return false;
    }
    return new Growth(older, newer).holds(olderRoot, newerRoot, whole ? olderRoot : proof.getFirst(),
        whole ? proof : proof.subList(1, proof.size()));
  }

  /** One check of growth: both roots are worked out from the same hashes, step by step upwards. */
  private static final class Growth {
    private final Hasher hasher = new Hasher();
    private long node;
    private long last;

    Growth(long older, long newer) {
      int up = Long.numberOfTrailingZeros(older);
      node = older - 1 >> up;
      last = newer - 1 >> up;
    }

    boolean holds(Hash olderRoot, Hash newerRoot, Hash first, List<Hash> rest) {
      Hash fromOlder = first;
      Hash fromNewer = first;
      for (Hash sibling : rest) {
        if (last == 0) {
          return false;
        }
        if ((node & 1) == 1 || node == last) {
          fromOlder = hasher.node(sibling, fromOlder);
          fromNewer = hasher.node(sibling, fromNewer);
          int up = Long.numberOfTrailingZeros(node);
          node >>= up;
          last >>= up;
        } else {
          fromNewer = hasher.node(fromNewer, sibling);
        }
        node >>= 1;
        last >>= 1;
      }
      return last == 0 && fromOlder.equals(olderRoot) && fromNewer.equals(newerRoot);
    }
  }
}
