package dev.weir.scan.python;

import static dev.weir.scan.python.Token.*;

/**
 * Cuts a text into tokens. Never fails: what begins no token is a {@link Token#STRAY}, and a bracket or string that never ends
 * is given up where a statement clearly begins. Every byte is looked at a bounded number of times.
 */
final class Lexer {
  private static final byte OTHER = 0;
  private static final byte SPACE = 1;
  private static final byte BREAK_OF_LINE = 2;
  private static final byte LETTER = 3;
  private static final byte DIGIT = 4;
  private static final byte QUOTE = 5;
  private static final byte COMMENT = 6;
  private static final byte CONTINUATION = 7;
  private static final byte[] CLASS = classes();

  final byte[] text;
  final int length;
  final Tokens tokens;
  final Problems problems;
  final Indentation indentation;
  /** The next byte to look at. */
  int at;
  /** How many brackets are open. */
  int depth;
  private final Names names;
  private final Strings strings;
  private final Operators operators;

  Lexer(Text source, Names names, Problems problems, Tokens into) {
    this.text = source.bytes();
    this.length = source.length();
    this.names = names;
    this.problems = problems;
    this.tokens = into;
    this.indentation = new Indentation(this);
    this.strings = new Strings(this);
    this.operators = new Operators(this, strings);
  }

  /** Returns all tokens of the text. */
  Tokens read() {
    indentation.beginLine();
    while (at < length && !tokens.full()) {
      step();
    }
    if (at < length) {
      problems.at(at, "more than " + Tokens.MOST + " tokens");
    }
    strings.abandon();
    depth = 0;
    indentation.endLine();
    indentation.endAll();
    tokens.add(END, at, at, 0);
    return tokens;
  }

  private void step() {
    switch (CLASS[text[at] & 0xff]) {
      case SPACE -> at++;
      case LETTER -> word();
      case BREAK_OF_LINE -> lineBreak();
      case DIGIT -> number();
      case QUOTE -> strings.open(at, at);
      case COMMENT -> skipComment();
      case CONTINUATION -> continuation();
      default -> {
        if (text[at] == '.' && CLASS[text[at + 1] & 0xff] == DIGIT) {
          number();
        } else {
          operators.read();
        }
      }
    }
  }

  private void word() {
    int start = at;
    int end = start + 1;
    while (isWord(text[end])) {
      end++;
    }
    byte next = text[end];
    if ((next == '"' || next == '\'') && Strings.isPrefix(text, start, end)) {
      strings.open(start, end);
      return;
    }
    int name = names.of(text, start, end);
    at = end;
    if (name >= Names.ASYNC) {
      tokens.add(NAME, start, end, name);
      return;
    }
    byte kind = (byte) (KEYWORD + name);
    if (depth > 0 && beginsStatement(kind) && beginsLine(start) && !yields(kind)) {
      // No expression holds this keyword: the bracket was never closed.
      at = start;
      problems.at(start, "a bracket before this line is not closed");
      strings.abandon();
      depth = 0;
      tokens.add(NEWLINE, start, start, 0);
      at = lineStart(start);
      indentation.beginLine();
      return;
    }
    tokens.add(kind, start, end, name);
  }

  /** Returns whether a {@code from} belongs to a {@code yield} on the line before. */
  private boolean yields(byte kind) {
    return kind == FROM && tokens.count() > 0 && tokens.kind(tokens.count() - 1) == YIELD;
  }

  private boolean beginsLine(int offset) {
    int start = lineStart(offset);
    return start == 0 || text[start - 1] == '\n' || text[start - 1] == '\r';
  }

  /** Returns where the white space before {@code offset} begins. */
  private int lineStart(int offset) {
    int start = offset;
    while (start > 0 && CLASS[text[start - 1] & 0xff] == SPACE) {
      start--;
    }
    return start;
  }

  private void lineBreak() {
    at++;
    if (depth == 0) {
      if (text[at - 1] == '\r' && at < length && text[at] == '\n') {
        at++;
      }
      indentation.endLine();
      indentation.beginLine();
    }
  }

  private void continuation() {
    int end = at + 1;
    while (text[end] == ' ' || text[end] == '\t') {
      end++;
    }
    if (text[end] == '\r' && text[end + 1] == '\n') {
      at = end + 2;
    } else if (text[end] == '\n' || text[end] == '\r' || end >= length) {
      at = Math.min(length, end + 1);
    } else {
      stray("a backslash that does not end its line");
    }
  }

  void skipComment() {
    while (at < length && text[at] != '\n' && text[at] != '\r') {
      at++;
    }
  }

  void stray(String what) {
    problems.at(at, what);
    tokens.add(STRAY, at, at + 1, 0);
    at++;
  }

  private void number() {
    int start = at;
    if (text[at] == '0' && "xXoObB".indexOf(text[at + 1]) >= 0) {
      boolean hex = (text[at + 1] | 0x20) == 'x';
      at += 2;
      while (isDigit(text[at]) || text[at] == '_' || hex && isHex(text[at])) {
        at++;
      }
    } else {
      digits();
      if (text[at] == '.') {
        at++;
        digits();
      }
      exponent();
    }
    if ("jJlL".indexOf(text[at]) >= 0) {
      at++;
    }
    tokens.add(NUMBER, start, at, 0);
  }

  private void digits() {
    while (isDigit(text[at]) || text[at] == '_') {
      at++;
    }
  }

  private void exponent() {
    if ((text[at] | 0x20) == 'e') {
      int digit = text[at + 1] == '+' || text[at + 1] == '-' ? at + 2 : at + 1;
      if (isDigit(text[digit])) {
        at = digit;
        digits();
      }
    }
  }

  private static boolean isDigit(byte c) {
    return c >= '0' && c <= '9';
  }

  private static boolean isHex(byte c) {
    return (c | 0x20) >= 'a' && (c | 0x20) <= 'f';
  }

  static boolean isWord(byte c) {
    byte kind = CLASS[c & 0xff];
    return kind == LETTER || kind == DIGIT;
  }

  private static byte[] classes() {
    byte[] classes = new byte[256];
    for (int c = 0; c < 256; c++) {
      boolean letter = c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c == '_' || c >= 0x80;
      classes[c] = letter ? LETTER : c >= '0' && c <= '9' ? DIGIT : switch (c) {
        case ' ', '\t', '\f' -> SPACE;
        case '\n', '\r' -> BREAK_OF_LINE;
        case '"', '\'' -> QUOTE;
        case '#' -> COMMENT;
        case '\\' -> CONTINUATION;
        default -> OTHER;
      };
    }
    return classes;
  }
}
