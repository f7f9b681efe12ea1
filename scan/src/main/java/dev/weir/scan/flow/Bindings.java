package dev.weir.scan.flow;

import dev.weir.scan.ir.Scope;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Which names a scope binds to which nodes; worked out when it is first asked for, by any thread. */
final class Bindings {

  /** Bindings of one name that are told apart; of more, the first ones and the last. */
  private static final int MOST_BINDINGS = 64;
  private static final int[] NO_NODES = {};

  private final Scope scope;
  private volatile @Nullable Map<String, int[]> bound;
  private volatile int @Nullable [] names;

  Bindings(Scope scope) {
    this.scope = scope;
  }

  /** Returns the nodes that a name is bound to in this scope, in order. */
  int[] of(String name) {
    Map<String, int[]> all = bound;
    if (all == null) {
      all = bindings();
      bound = all;
    }
    return all.getOrDefault(name, NO_NODES);
  }

  /** Returns the names that are bound in this scope. */
  Set<String> names() {
    of("");
    return Objects.requireNonNull(bound).keySet();
  }

  /** Returns the name that a node was first bound to, or an empty string. */
  String nameOf(int node) {
    int[] pairs = names;
    if (pairs == null) {
      pairs = byNode();
      names = pairs;
    }
    int low = 0;
    int high = pairs.length / 2 - 1;
    while (low <= high) {
      int middle = (low + high) >>> 1;
      if (pairs[2 * middle] == node) {
        return scope.strings().text(pairs[2 * middle + 1]);
      }
      if (pairs[2 * middle] < node) {
        low = middle + 1;
      } else {
        high = middle - 1;
      }
    }
    return "";
  }

  private Map<String, int[]> bindings() {
    int[] pairs = scope.bindings();
    Map<String, int[]> all = LinkedHashMap.newLinkedHashMap(pairs.length / 2);
    for (int i = 0; i < pairs.length; i += 2) {
      String name = scope.strings().text(pairs[i]);
      int[] before = all.get(name);
      int[] nodes = before == null
          ? new int[1]
          : Arrays.copyOf(before, Math.min(before.length + 1, MOST_BINDINGS));
      nodes[nodes.length - 1] = pairs[i + 1];
      all.put(name, nodes);
    }
    return all;
  }

  private int[] byNode() {
    int[] pairs = scope.bindings();
    long[] sorted = new long[pairs.length / 2];
    for (int i = 0; i < sorted.length; i++) {
      sorted[i] = (long) pairs[2 * i + 1] << 32 | i;
    }
    Arrays.sort(sorted);
    int[] nodes = new int[pairs.length];
    int count = 0;
    for (int i = 0; i < sorted.length; i++) {
      int node = (int) (sorted[i] >> 32);
      if (count == 0 || nodes[count - 2] != node) {
        nodes[count++] = node;
        nodes[count++] = pairs[2 * (int) sorted[i]];
      }
    }
    return Arrays.copyOf(nodes, count);
  }
}
