package dev.weir.scan.python;

import dev.weir.scan.ir.Body;
import dev.weir.scan.ir.Op;

/** Lowers patterns: the names in them are bound to parts of what is matched. */
final class Matching {
  private final Syntax syntax;
  private final Tree tree;
  private final Body body;
  private final Values values;

  Matching(Syntax syntax, Body body, Values values) {
    this.syntax = syntax;
    this.tree = syntax.tree;
    this.body = body;
    this.values = values;
  }

  /** Binds the names of a pattern that {@code value} is matched with. */
  void bind(int pattern, int value) {
    int child = tree.child(pattern);
    switch (tree.kind(pattern)) {
      case NAME -> {
        if (syntax.nameNumber(pattern) != Names.UNDERSCORE) {
          body.store(syntax.name(pattern), value);
        }
      }
      case STAR, DOUBLE_STAR -> bind(child, value);
      case EITHER_PATTERN -> {
        body.fork();
        for (int alternative : syntax.children(pattern)) {
          if (alternative != child) {
            body.next();
          }
          bind(alternative, value);
        }
        body.join();
      }
      case AS_PATTERN -> {
        bind(child, value);
        values.targets().assign(tree.next(child), value);
      }
      case CLASS_PATTERN -> {
        int typed = body.typed(value, values.of(child));
        for (int part : syntax.from(tree.next(child))) {
          boolean named = tree.kind(part) == Kind.KEYWORD;
          bind(named ? tree.child(part) : part,
              named ? body.attribute(typed, syntax.name(part)) : body.of(Op.ELEMENT, typed));
        }
      }
      case MAPPING_PATTERN -> mapping(child, value);
      case SEQUENCE_PATTERN -> sequence(child, value);
      default -> values.of(pattern);
    }
  }

  private void mapping(int first, int value) {
    for (int entry : syntax.from(first)) {
      int key = tree.child(entry);
      if (tree.kind(entry) == Kind.ENTRY) {
        bind(tree.next(key), body.index(value, values.of(key)));
      } else {
        bind(entry, value);
      }
    }
  }

  private void sequence(int first, int value) {
    int[] parts = syntax.from(first);
    boolean rest = false;
    for (int i = 0; i < parts.length; i++) {
      boolean star = tree.kind(parts[i]) == Kind.STAR;
      int place = star ? Op.REST : rest ? i - parts.length : i;
      rest |= star;
      bind(parts[i], body.item(value, place));
    }
  }
}
