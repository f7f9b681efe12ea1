package dev.weir.scan.python;

import dev.weir.scan.ir.Body;
import dev.weir.scan.ir.Op;
import java.util.Arrays;

/** Lowers strings: those that are written one after the other to one, those with fields to their pieces. */
final class Texts {
  private final Syntax syntax;
  private final Tree tree;
  private final Body body;
  private final Values values;

  Texts(Syntax syntax, Body body, Values values) {
    this.syntax = syntax;
    this.tree = syntax.tree;
    this.body = body;
    this.values = values;
  }

  int strings(int node) {
    StringBuilder plain = new StringBuilder();
    for (int part = tree.child(node); part != Tree.NONE; part = tree.next(part)) {
      if (tree.kind(part) != Kind.STRING) {
        return body.of(Op.FORMAT, parts(node));
      }
      plain.append(syntax.string(part));
    }
    return body.text(plain.toString());
  }

  private int[] parts(int node) {
    int[] all = {};
    for (int part = tree.child(node); part != Tree.NONE; part = tree.next(part)) {
      int[] more = tree.kind(part) == Kind.STRING ? new int[]{values.of(part)} : pieces(tree.child(part));
      int length = all.length;
      all = Arrays.copyOf(all, length + more.length);
      System.arraycopy(more, 0, all, length, more.length);
    }
    return all;
  }

  /** Returns the values of a string's pieces. */
  int[] pieces(int first) {
    int[] nodes = syntax.from(first);
    for (int i = 0; i < nodes.length; i++) {
      int piece = nodes[i];
      if (tree.kind(piece) == Kind.TEXT) {
        nodes[i] = body.text(syntax.string(piece));
      } else if (tree.kind(piece) == Kind.FIELD) {
        nodes[i] = values.of(tree.child(piece));
        format(syntax.second(piece));
      } else {
        nodes[i] = values.of(piece);
      }
    }
    return nodes;
  }

  /** Lowers what a field's format computes; its text is of no interest. */
  private void format(int first) {
    for (int piece : syntax.from(first)) {
      if (tree.kind(piece) == Kind.FIELD) {
        values.of(tree.child(piece));
        format(syntax.second(piece));
      }
    }
  }
}
