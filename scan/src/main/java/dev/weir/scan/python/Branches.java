package dev.weir.scan.python;

import dev.weir.scan.ir.Body;
import dev.weir.scan.ir.Op;
import java.util.Arrays;

/** Lowers statements that take one of several ways: conditions, loops, exceptions, patterns. */
final class Branches {
  private final Syntax syntax;
  private final Tree tree;
  private final Body body;
  private final Values values;
  private final Code code;
  /** (value, what it is among) where the test that was lowered last holds, or where it does not. */
  private int[] whenTrue = {};
  private int[] whenFalse = {};

  Branches(Syntax syntax, Body body, Values values, Code code) {
    this.syntax = syntax;
    this.tree = syntax.tree;
    this.body = body;
    this.values = values;
    this.code = code;
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
    test(first);
    int[] known = whenTrue;
    for (int message = tree.next(first); message != Tree.NONE; message = tree.next(message)) {
      values.of(message);
    }
    assume(known);
  }

  private void conditional(int first) {
    test(first);
    int[] otherwise = whenFalse;
    body.fork();
    assume(whenTrue);
    int node = tree.next(first);
    code.block(node);
    body.next();
    assume(otherwise);
    for (node = tree.next(node); node != Tree.NONE && tree.kind(node) != Kind.ELSE; node = tree.next(node)) {
      body.at(syntax.line(node));
      test(node);
      assume(whenTrue);
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
    test(condition);
    assume(whenTrue);
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
        test(tree.child(part));
        assume(whenTrue);
        part = tree.next(part);
      }
      code.block(part);
      body.next();
    }
    body.join();
  }

  /** Lowers a test, and remembers what it says of values. */
  private void test(int node) {
    whenTrue = new int[0];
    whenFalse = new int[0];
    learn(node, true, true);
  }

  /** Lowers a part of a test. What it says counts where the whole holds, if {@code ifTrue}, and where it fails, if {@code ifFalse}. */
  private void learn(int node, boolean ifTrue, boolean ifFalse) {
    int child = tree.child(node);
    switch (tree.kind(node)) {
      case AND, OR -> {
        boolean and = tree.kind(node) == Kind.AND;
        for (int operand = child; operand != Tree.NONE; operand = tree.next(operand)) {
          learn(operand, ifTrue && and, ifFalse && !and);
        }
      }
      case IN, NOT_IN -> {
        int value = values.of(child);
        int others = values.of(tree.next(child));
        if (tree.kind(node) == Kind.IN && ifTrue) {
          whenTrue = with(whenTrue, value, others);
        } else if (tree.kind(node) == Kind.NOT_IN && ifFalse) {
          whenFalse = with(whenFalse, value, others);
        }
      }
      case NOT -> {
        if (tree.kind(child) == Kind.IN && ifFalse) {
          int value = values.of(tree.child(child));
          whenFalse = with(whenFalse, value, values.of(syntax.second(child)));
        } else {
          values.of(child);
        }
      }
      default -> values.of(node);
    }
  }

  private static int[] with(int[] facts, int value, int others) {
    int[] more = Arrays.copyOf(facts, facts.length + 2);
    more[facts.length] = value;
    more[facts.length + 1] = others;
    return more;
  }

  private void assume(int[] facts) {
    for (int i = 0; i < facts.length; i += 2) {
      body.among(facts[i], facts[i + 1]);
    }
  }
}
