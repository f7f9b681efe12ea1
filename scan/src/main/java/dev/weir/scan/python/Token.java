package dev.weir.scan.python;

/** The kinds of tokens; numbers, not an enum, because a file has some ten to a line and they live in an array of bytes. */
final class Token {
  static final byte END = 0;
  static final byte NEWLINE = 1;
  static final byte INDENT = 2;
  static final byte DEDENT = 3;
  static final byte NAME = 4;
  static final byte NUMBER = 5;
  static final byte STRING = 6;
  /** The prefix and quotes that open a string with fields: {@code f"}. */
  static final byte F_START = 7;
  static final byte F_TEXT = 8;
  static final byte F_OPEN = 9;
  static final byte F_CLOSE = 10;
  static final byte F_END = 11;
  /** {@code !r} in a field. */
  static final byte CONVERSION = 12;
  /** Bytes that begin no token. */
  static final byte STRAY = 13;
  static final byte OPEN_PAREN = 14;
  static final byte OPEN_BRACKET = 15;
  static final byte OPEN_BRACE = 16;
  static final byte CLOSE_PAREN = 17;
  static final byte CLOSE_BRACKET = 18;
  static final byte CLOSE_BRACE = 19;
  static final byte COMMA = 20;
  static final byte COLON = 21;
  static final byte SEMICOLON = 22;
  static final byte DOT = 23;
  static final byte ELLIPSIS = 24;
  static final byte ASSIGN = 25;
  /** {@code +=} and its kin. */
  static final byte AUGMENTED = 26;
  static final byte WALRUS = 27;
  static final byte ARROW = 28;
  static final byte BACKQUOTE = 29;
  static final byte AT = 30;
  static final byte STAR = 31;
  static final byte DOUBLE_STAR = 32;
  static final byte SLASH = 33;
  static final byte DOUBLE_SLASH = 34;
  static final byte PERCENT = 35;
  static final byte PLUS = 36;
  static final byte MINUS = 37;
  static final byte SHIFT_LEFT = 38;
  static final byte SHIFT_RIGHT = 39;
  static final byte AMPERSAND = 40;
  static final byte CARET = 41;
  static final byte BAR = 42;
  static final byte TILDE = 43;
  static final byte EQUAL = 44;
  static final byte NOT_EQUAL = 45;
  /** {@code <}, {@code >}, {@code <=}, {@code >=}. */
  static final byte ORDER = 46;

  /** The first keyword: keyword {@code i} of {@link Names#KEYWORDS} is of kind {@code KEYWORD + i}. */
  static final byte KEYWORD = 64;

  static final byte AND = 64;
  static final byte AS = 65;
  static final byte ASSERT = 66;
  static final byte BREAK = 67;
  static final byte CLASS = 68;
  static final byte CONTINUE = 69;
  static final byte DEF = 70;
  static final byte DEL = 71;
  static final byte ELIF = 72;
  static final byte ELSE = 73;
  static final byte EXCEPT = 74;
  static final byte FINALLY = 75;
  static final byte FOR = 76;
  static final byte FROM = 77;
  static final byte GLOBAL = 78;
  static final byte IF = 79;
  static final byte IMPORT = 80;
  static final byte IN = 81;
  static final byte IS = 82;
  static final byte LAMBDA = 83;
  static final byte NOT = 84;
  static final byte OR = 85;
  static final byte PASS = 86;
  static final byte RAISE = 87;
  static final byte RETURN = 88;
  static final byte TRY = 89;
  static final byte WHILE = 90;
  static final byte WITH = 91;
  static final byte YIELD = 92;

  private Token() {}

  /** Returns whether {@code kind} can begin an expression. */
  static boolean beginsExpression(int kind) {
    return switch (kind) {
      case NAME, NUMBER, STRING, F_START, OPEN_PAREN, OPEN_BRACKET, OPEN_BRACE, ELLIPSIS, BACKQUOTE, PLUS,
          MINUS, TILDE, NOT, LAMBDA, YIELD, STAR, DOUBLE_STAR ->
        true;
      default -> false;
    };
  }

  /** Returns whether {@code kind} is a keyword that stands in no expression: it begins a statement wherever it is met. */
  static boolean beginsStatement(int kind) {
    return switch (kind) {
      case ASSERT, BREAK, CLASS, CONTINUE, DEF, DEL, ELIF, EXCEPT, FINALLY, FROM, GLOBAL, IMPORT, PASS, RAISE,
          RETURN, TRY, WHILE, WITH ->
        true;
      default -> false;
    };
  }
}
