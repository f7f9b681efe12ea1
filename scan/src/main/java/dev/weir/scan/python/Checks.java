package dev.weir.scan.python;

import dev.weir.scan.ir.Body;
import dev.weir.scan.ir.Op;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Lowers tests, and remembers what they say of values: that one is among others ({@code host in ALLOWED}, {@code host == "a"}), or
 * that a call has looked at it and said yes ({@code url.startswith(BASE)}).
 */
final class Checks {

  /** Calls that tell something of the strings that they are made on or with. */
  private static final Set<String> TELLING = Set.of("startswith", "endswith", "match", "fullmatch");
  /** What the names of such calls have in them where the program has them itself: {@code is_allowed_host}. */
  private static final Set<String> APPROVING = Set.of("allow", "whitelist", "safe", "trusted", "permitted");
  /** What is in the names of addresses and hosts: other strings are compared far too often to remember each time. */
  private static final List<String> OF_ADDRESSES = List.of("url", "uri", "host", "domain", "netloc",
      "endpoint",
      "server", "target", "addr", "origin", "link", "dest", "callback", "hook");
  private static final int[] NONE = {};
  private static final int WORDS_OF_FACT = 2;

  private final Syntax syntax;
  private final Tree tree;
  private final Body body;
  private final Values values;
  /** (value, what it is among, or the call that said yes where there is no value) where the test holds. */
  private int[] whenTrue = NONE;
  /** The same where it does not hold. */
  private int[] whenFalse = NONE;

  Checks(Syntax syntax, Body body, Values values) {
    this.syntax = syntax;
    this.tree = syntax.tree;
    this.body = body;
    this.values = values;
  }

  /** What a test said, where it holds and where it does not. */
  @SuppressWarnings("ArrayRecordComponent") // for the moment between a test and the ways behind it
  record Said(int[] ifHolds, int[] ifFails) {}

  /** Lowers a test. */
  Said test(int node) {
    whenTrue = NONE;
    whenFalse = NONE;
    learn(node, true, true, true);
    return new Said(whenTrue, whenFalse);
  }

  /** Lets what was said hold on the way that is being lowered. */
  void assume(int[] facts) {
    for (int i = 0; i < facts.length; i += WORDS_OF_FACT) {
      if (facts[i] == Op.NOTHING) {
        body.passed(facts[i + 1]);
      } else {
        body.among(facts[i], facts[i + 1]);
      }
    }
  }

  /**
   * Lowers a part of a test.
   *
   * @param straight whether the whole needs this part to hold rather than to fail
   * @param ifTrue whether what it says counts where the whole holds
   * @param ifFalse whether it counts where the whole fails
   */
  private void learn(int node, boolean straight, boolean ifTrue, boolean ifFalse) {
    int child = tree.child(node);
    Kind kind = tree.kind(node);
    switch (kind) {
      case AND, OR -> {
        boolean holds = straight == (kind == Kind.AND);
        for (int operand = child; operand != Tree.NONE; operand = tree.next(operand)) {
          learn(operand, straight, ifTrue && holds, ifFalse && !holds);
        }
      }
      case NOT -> learn(child, !straight, ifTrue, ifFalse);
      case IN, NOT_IN -> among(child, straight == (kind == Kind.IN), ifTrue, ifFalse);
      case EQUALS, DIFFERS -> {
        if (tree.kind(tree.next(child)) == Kind.STRING && isAddress(child)) {
          among(child, straight == (kind == Kind.EQUALS), ifTrue, ifFalse);
        } else {
          values.of(node);
        }
      }
      case CALL -> {
        int call = values.of(node);
        int argument = tree.next(child);
        if (named(child).equals("any") && argument != Tree.NONE && tree.kind(argument) == Kind.GENERATOR) {
          any(argument, straight, ifTrue, ifFalse);
        } else if (tells(node)) {
          say(Op.NOTHING, call, straight, ifTrue, ifFalse);
        }
      }
      default -> values.of(node);
    }
  }

  private void among(int first, boolean holds, boolean ifTrue, boolean ifFalse) {
    int value = values.of(first);
    say(value, values.of(tree.next(first)), holds, ifTrue, ifFalse);
  }

  private void say(int value, int by, boolean holds, boolean ifTrue, boolean ifFalse) {
    if (holds && ifTrue) {
      whenTrue = with(whenTrue, value, by);
    } else if (!holds && ifFalse) {
      whenFalse = with(whenFalse, value, by);
    }
  }

  /** Learns of {@code any(host == name or host.endswith(name) for name in ALLOWED)}. */
  private void any(int generator, boolean straight, boolean ifTrue, boolean ifFalse) {
    int element = tree.child(generator);
    int clause = tree.next(element);
    int compared = compared(element);
    int list = tree.next(tree.child(clause));
    if (compared != Tree.NONE && (tree.kind(list) == Kind.NAME || tree.kind(list) == Kind.ATTRIBUTE)) {
      say(values.of(compared), values.of(list), straight, ifTrue, ifFalse);
    }
  }

  /** Returns the address that a test compares, the whole of it or its end; {@link Tree#NONE} for a test of another kind. */
  private int compared(int node) {
    int child = tree.child(node);
    return switch (tree.kind(node)) {
      case OR -> compared(child);
      case EQUALS -> isAddress(child) ? child : Tree.NONE;
      case CALL ->
        named(child).equals("endswith") && isAddress(tree.child(child)) ? tree.child(child) : Tree.NONE;
      default -> Tree.NONE;
    };
  }

  /** Returns whether a call tells something of an address that it is made on or with. */
  private boolean tells(int call) {
    int callee = tree.child(call);
    String name = named(callee);
    if (!TELLING.contains(name) && APPROVING.stream().noneMatch(name::contains)) {
      return false;
    }
    boolean told = tree.kind(callee) == Kind.ATTRIBUTE && isAddress(tree.child(callee));
    for (int argument = tree.next(callee); argument != Tree.NONE; argument = tree.next(argument)) {
      told |= isAddress(argument);
    }
    return told;
  }

  private boolean isAddress(int node) {
    boolean made = tree.kind(node) == Kind.CALL && tree.kind(tree.child(node)) == Kind.ATTRIBUTE;
    String name = named(made ? tree.child(tree.child(node)) : node).toLowerCase(Locale.ROOT);
    return OF_ADDRESSES.stream().anyMatch(name::contains);
  }

  /** Returns the last name of a variable or an attribute, or an empty string. */
  private String named(int node) {
    return switch (tree.kind(node)) {
      case NAME -> syntax.name(node);
      case ATTRIBUTE -> syntax.attribute(node);
      default -> "";
    };
  }

  private static int[] with(int[] facts, int value, int by) {
    int[] more = Arrays.copyOf(facts, facts.length + WORDS_OF_FACT);
    more[facts.length] = value;
    more[facts.length + 1] = by;
    return more;
  }
}
