package dev.weir.scan.ir;

/**
 * What a node is. A node is named by the offset of its first word in its scope's code; that word holds the operation in its
 * low eight bits and the node's length in words above them. Operands follow: {@code node} is the offset of another node of the
 * same scope or {@link #NOTHING}, {@code text} a number in the unit's pool of strings. Locals have no loads and stores: whoever
 * reads a variable refers to the node that it holds there, and where ways meet a {@link #PHI} says what it may be.
 */
public final class Op {

  /** Stands where an operand is absent. */
  public static final int NOTHING = -1;

  /** A value of which nothing is of interest: {@code None}, the outcome of a comparison. */
  public static final int NONE = 0;
  /** text: a constant string, or bytes. */
  public static final int TEXT = 1;
  /** text: a constant number as it is written. */
  public static final int NUMBER = 2;
  /** 0 or 1. */
  public static final int TRUTH = 3;
  /** The scope's parameter of this number. */
  public static final int PARAMETER = 4;
  /** text: a name that holds nothing here yet: of this scope by another way, of one around it, of the module, built in. */
  public static final int NAME = 5;
  /** node, text: an attribute. */
  public static final int ATTRIBUTE = 6;
  /** node, node: an element by its key; no key for a slice. */
  public static final int INDEX = 7;
  /**
   * callee node, position, count of positional ones, count of named ones, nodes, then (text, node) for each named one. No text
   * for {@code **}; {@link #SPREAD} for {@code *}. The position is read by {@link Scope#column} and {@link Scope#endLine}.
   */
  public static final int CALL = 8;
  /** node, node: strings one after the other, or numbers added. */
  public static final int ADD = 9;
  /** node, node: {@code "%s" % x}, or a remainder. */
  public static final int PERCENT = 10;
  /** node, node: any other arithmetic; the data of both goes on in it. */
  public static final int BINARY = 11;
  /** nodes: a string put together of them. */
  public static final int FORMAT = 12;
  /** (key node, value node) for each entry; no key for {@code **}. */
  public static final int DICT = 13;
  /** nodes: a list or a set. */
  public static final int LIST = 14;
  /** nodes. */
  public static final int TUPLE = 15;
  /** nodes: one of these. The first may be {@link #NOTHING}. */
  public static final int PHI = 16;
  /** scope number, count of decorators, nodes of decorators, then (default node, hint node) for each parameter, returned hint. */
  public static final int FUNCTION = 17;
  /** scope number, count of decorators, nodes of decorators, nodes of what it inherits from. */
  public static final int CLASS = 18;
  /** text: a module by its whole name. */
  public static final int IMPORT = 19;
  /** text of the module, level (0 absolute, 1 the package of this module, ...), text of the name. */
  public static final int FROM = 20;
  /** text of the module, level: all of its names. Gives nothing. */
  public static final int STAR = 21;
  /** node: what an iteration over it gives. */
  public static final int ELEMENT = 22;
  /** node, number: what unpacking gives; negative from the end, {@link #REST} for the starred one. */
  public static final int ITEM = 23;
  /** node: what {@code with} gives. */
  public static final int ENTER = 24;
  /** node. */
  public static final int AWAIT = 25;
  /** node: its elements, as arguments or items. */
  public static final int SPREAD = 26;
  /** node, text, node: the first one after the attribute of it was set. */
  public static final int SET_ATTRIBUTE = 27;
  /** node, node, node: the first one after its element was set. */
  public static final int SET_INDEX = 28;
  /** node, node: the first one after a call, on it or with it, or after a part of it was set: it may be changed. */
  public static final int AFTER = 29;
  /** text, node: a variable of the module, or of a function around, is set. Gives nothing. */
  public static final int SET_OUTER = 30;
  /** node. */
  public static final int RETURN = 31;
  /** node; gives what is sent in. */
  public static final int YIELD = 32;
  /** node. */
  public static final int RAISE = 33;
  /** node or nothing, hint node: a value that is declared to be of a type. */
  public static final int TYPED = 34;
  /** node, node: the first one where it is known to be among the second one. */
  public static final int AMONG = 35;
  /** type node: an exception that was caught. */
  public static final int CAUGHT = 36;
  /** node, node: the first one, an address, where its host is known to be among the second one. */
  public static final int HOST_AMONG = 37;
  /** node, call node: the first one where the call looked at it, or at its host, and said yes. */
  public static final int PASSED = 38;

  /** The number of an {@link #ITEM} that takes what the others leave. */
  public static final int REST = Integer.MIN_VALUE;

  private static final String[] NAMES = {"none", "text", "number", "truth", "parameter", "name", "attribute",
    "index",
    "call", "add", "percent", "binary", "format", "dict", "list", "tuple", "phi", "function", "class",
    "import", "from",
    "star", "element", "item", "enter", "await", "spread", "set-attribute", "set-index", "after", "set-outer",
    "return", "yield", "raise", "typed", "among", "caught", "host-among",
    "passed"};

  /** Returns the spelling of dumps. */
  public static String name(int op) {
    return NAMES[op];
  }

  private Op() {}
}
