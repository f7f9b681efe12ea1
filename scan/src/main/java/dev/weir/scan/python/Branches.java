package dev.weir.scan.python;

import dev.weir.scan.ir.Body;
import dev.weir.scan.ir.Op;

/** Lowers statements that take one of several ways: conditions, loops, exceptions, patterns. */
final class Branches {
  private final Syntax syntax;
  private final Tree tree;
  private final Body body;
  private final Values values;
  private final Code code;
  private final Checks checks;

  Branches(Syntax syntax, Body body, Values values, Code code) {
    this.syntax = syntax;
    this.tree = syntax.tree;
    this.body = body;
    this.values = values;
    this.code = code;
    this.checks = new Checks(syntax, body, values);
  }

  void statement(int node) {
    switch (tree.kind(node)) {
      case IF -> conditional(tree.child(node));
      case FOR, ASYNC_FOR -> each(tree.child(node));
      case WHILE -> repeat(tree.child(node));
      case WITH, ASYNC_WITH -> with(tree.child(node));
      case TRY -> attempt(node);
      case HANDLER -> handler(node);
      case MATCH -> match(tree.child(node));
      default -> {
        // Nothing that a value could come from or go to.
      }
    }
  }

  /** Lowers an assertion: from here on its test holds. */
  void demand(int first) {
    Checks.Said said = checks.test(first);
    for (int message = tree.next(first); message != Tree.NONE; message = tree.next(message)) {
      values.of(message);
    }
    checks.assume(said.ifHolds());
  }

  private void conditional(int first) {
    Checks.Said said = checks.test(first);
    body.fork();
    checks.assume(said.ifHolds());
    int node = tree.next(first);
    code.block(node);
    body.next();
    checks.assume(said.ifFails());
    for (node = tree.next(node); node != Tree.NONE && tree.kind(node) != Kind.ELSE; node = tree.next(node)) {
      body.at(syntax.line(node));
      checks.assume(checks.test(node).ifHolds());
      node = tree.next(node);
      code.block(node);
      body.next();
    }
    if (node != Tree.NONE) {
      code.block(node);
    }
    body.join();
  }

  private void each(int target) {
    int iterable = tree.next(target);
    int value = values.of(iterable);
    body.loop();
    body.at(syntax.line(target));
    values.targets().assign(target, body.of(Op.ELEMENT, value));
    rounds(tree.next(iterable));
  }

  private void repeat(int condition) {
    body.loop();
    checks.assume(checks.test(condition).ifHolds());
    rounds(tree.next(condition));
  }

  private void rounds(int block) {
    code.block(block);
    body.endLoop();
    int otherwise = tree.next(block);
    if (otherwise != Tree.NONE) {
      body.fork();
      code.block(otherwise);
      body.next();
      body.join();
    }
  }

  private void with(int first) {
    int node = first;
    for (; node != Tree.NONE && tree.kind(node) == Kind.ITEM; node = tree.next(node)) {
      int context = tree.child(node);
      int entered = body.of(Op.ENTER, values.of(context));
      if (tree.next(context) != Tree.NONE) {
        values.targets().assign(tree.next(context), entered);
      }
    }
    code.block(node);
  }

  private void attempt(int attempt) {
    int block = tree.child(attempt);
    int otherwise = tree.child(attempt, Kind.ELSE);
    int last = tree.child(attempt, Kind.FINALLY);
    body.fork();
    code.block(block);
    if (otherwise != Tree.NONE) {
      code.block(otherwise);
    }
    for (int node = tree.next(block); node != Tree.NONE; node = tree.next(node)) {
      if (tree.kind(node) == Kind.HANDLER) {
        body.handler();
        handler(node);
      }
    }
    body.next();
    body.join();
    if (last != Tree.NONE) {
      code.block(last);
    }
  }

  private void handler(int handler) {
    body.at(syntax.line(handler));
    int type = tree.child(handler);
    if (tree.kind(type) == Kind.BLOCK) {
      code.block(type);
      return;
    }
    int caught = body.of(Op.CAUGHT, values.of(type));
    int next = tree.next(type);
    if (tree.kind(next) != Kind.BLOCK) {
      values.targets().assign(next, caught);
      next = tree.next(next);
    }
    code.block(next);
  }

  private void match(int subject) {
    int value = values.of(subject);
    Matching matching = new Matching(syntax, body, values);
    body.fork();
    for (int node = tree.next(subject); node != Tree.NONE; node = tree.next(node)) {
      if (tree.kind(node) != Kind.CASE) {
        code.block(node);
        continue;
      }
      body.at(syntax.line(node));
      int part = tree.child(node);
      matching.bind(part, value);
      part = tree.next(part);
      if (tree.kind(part) == Kind.GUARD) {
        checks.assume(checks.test(tree.child(part)).ifHolds());
        part = tree.next(part);
      }
      code.block(part);
      body.next();
    }
    body.join();
  }
}
