package dev.weir.scan.python;

import dev.weir.scan.ir.Body;
import dev.weir.scan.ir.Op;
import java.util.ArrayList;
import java.util.List;

/** Lowers what is assigned to: names, attributes, elements, and tuples of them. */
final class Targets {
  private final Syntax syntax;
  private final Tree tree;
  private final Body body;
  private final Values values;

  Targets(Syntax syntax, Body body, Values values) {
    this.syntax = syntax;
    this.tree = syntax.tree;
    this.body = body;
    this.values = values;
  }

  /** Sets a target to a value, and returns the value. */
  int assign(int target, int value) {
    int child = tree.child(target);
    syntax.at(body, target);
    switch (tree.kind(target)) {
      case NAME -> body.store(syntax.name(target), value);
      case ATTRIBUTE -> body.setAttribute(values.of(child), syntax.attribute(target), value);
      case SUBSCRIPT -> {
        int object = values.of(child);
        body.setIndex(object, values.key(tree.next(child)), value);
      }
      case TUPLE, LIST -> unpack(child, value);
      case STAR -> assign(child, value);
      default -> values.of(target);
    }
    return value;
  }

  /** Returns the names that a target binds. */
  List<String> names(int target) {
    List<String> names = new ArrayList<>();
    collect(target, names);
    return names;
  }

  private void collect(int target, List<String> names) {
    switch (tree.kind(target)) {
      case NAME -> names.add(syntax.name(target));
      case TUPLE, LIST, STAR -> {
        for (int item : syntax.children(target)) {
          collect(item, names);
        }
      }
      default -> {
        // Attributes and elements are bound nowhere.
      }
    }
  }

  private void unpack(int first, int value) {
    int[] targets = syntax.from(first);
    boolean rest = false;
    for (int i = 0; i < targets.length; i++) {
      boolean star = tree.kind(targets[i]) == Kind.STAR;
      int place = star ? Op.REST : rest ? i - targets.length : i;
      rest |= star;
      assign(targets[i], body.item(value, place));
    }
  }

  /** Sets a target to what an operator makes of it and a value. */
  void augment(int target, int op, int value) {
    int child = tree.child(target);
    switch (tree.kind(target)) {
      case NAME -> {
        String name = syntax.name(target);
        body.store(name, body.binary(op, body.load(name), value));
      }
      case ATTRIBUTE -> {
        int object = values.of(child);
        String name = syntax.attribute(target);
        body.setAttribute(object, name, body.binary(op, body.attribute(object, name), value));
      }
      case SUBSCRIPT -> {
        int object = values.of(child);
        int key = values.key(tree.next(child));
        body.setIndex(object, key, body.binary(op, body.index(object, key), value));
      }
      default -> values.of(target);
    }
  }

  /** Takes away what {@code del} names. */
  void delete(int target) {
    switch (tree.kind(target)) {
      case NAME -> body.forget(syntax.name(target));
      case TUPLE, LIST -> {
        for (int item : syntax.children(target)) {
          delete(item);
        }
      }
      default -> values.of(target);
    }
  }
}
