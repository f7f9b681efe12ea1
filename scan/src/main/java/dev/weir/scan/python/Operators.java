package dev.weir.scan.python;

import static dev.weir.scan.python.Token.*;

/** Reads operators, brackets and other signs. */
final class Operators {
  private static final byte[] SINGLE = single();

  private final Lexer lexer;
  private final Strings strings;

  Operators(Lexer lexer, Strings strings) {
    this.lexer = lexer;
    this.strings = strings;
  }

  /** Reads the sign that stands next. */
  void read() {
    byte[] text = lexer.text;
    int at = lexer.at;
    byte c = text[at];
    byte kind = c >= 0 ? SINGLE[c] : 0;
    switch (kind) {
      case 0 -> other(c);
      case OPEN_PAREN, OPEN_BRACKET, OPEN_BRACE -> {
        lexer.depth++;
        emit(kind, 1);
      }
      case CLOSE_PAREN, CLOSE_BRACKET, CLOSE_BRACE -> close(kind);
      case COMMA, SEMICOLON, BACKQUOTE, TILDE -> emit(kind, 1);
      case COLON -> colon();
      case DOT -> emit(text[at + 1] == '.' && text[at + 2] == '.' ? ELLIPSIS : DOT,
          text[at + 1] == '.' && text[at + 2] == '.' ? 3 : 1);
      case ASSIGN -> emit(text[at + 1] == '=' ? EQUAL : ASSIGN, text[at + 1] == '=' ? 2 : 1);
      case ORDER -> order(c);
      case MINUS -> {
        if (text[at + 1] == '>') {
          emit(ARROW, 2);
        } else {
          arithmetic(kind, (byte) 0);
        }
      }
      case STAR -> arithmetic(kind, DOUBLE_STAR);
      case SLASH -> arithmetic(kind, DOUBLE_SLASH);
      default -> arithmetic(kind, (byte) 0);
    }
  }

  private void emit(byte kind, int width) {
    lexer.tokens.add(kind, lexer.at, lexer.at + width, 0);
    lexer.at += width;
  }

  /** Reads an operator that may be doubled, and may be followed by {@code =}. */
  private void arithmetic(byte kind, byte doubled) {
    int width = doubled != 0 && lexer.text[lexer.at + 1] == lexer.text[lexer.at] ? 2 : 1;
    if (lexer.text[lexer.at + width] == '=') {
      emit(AUGMENTED, width + 1);
    } else {
      emit(width == 2 ? doubled : kind, width);
    }
  }

  private void order(byte c) {
    byte next = lexer.text[lexer.at + 1];
    if (next == c) {
      arithmetic(ORDER, c == '<' ? SHIFT_LEFT : SHIFT_RIGHT);
    } else if (c == '<' && next == '>') {
      emit(NOT_EQUAL, 2);
    } else {
      emit(ORDER, next == '=' ? 2 : 1);
    }
  }

  private void colon() {
    if (strings.inField(lexer.depth)) {
      emit(COLON, 1);
      strings.readSpec();
    } else if (lexer.text[lexer.at + 1] == '=') {
      emit(WALRUS, 2);
    } else {
      emit(COLON, 1);
    }
  }

  private void close(byte kind) {
    if (kind == CLOSE_BRACE && strings.inField(lexer.depth)) {
      strings.closeField();
    } else if (lexer.depth == 0) {
      lexer.stray("a closing bracket that was never opened");
    } else if (strings.inField(lexer.depth)) {
      lexer.stray("a closing bracket in a field of a string");
    } else {
      lexer.depth--;
      emit(kind, 1);
    }
  }

  private void other(byte c) {
    if (c == '!' && lexer.text[lexer.at + 1] == '=') {
      emit(NOT_EQUAL, 2);
    } else if (c == '!' && strings.inField(lexer.depth)) {
      int width = 1;
      while (Lexer.isWord(lexer.text[lexer.at + width])) {
        width++;
      }
      emit(CONVERSION, width);
    } else {
      lexer.stray(c == 0 ? "a NUL byte" : "a sign that is not Python's");
      while (lexer.at < lexer.length && lexer.text[lexer.at] == c) {
        lexer.at++;
      }
    }
  }

  private static byte[] single() {
    byte[] kinds = new byte[128];
    String signs = "()[]{},:;.=<>`@*/%+-&|^~";
    byte[] of = {OPEN_PAREN, CLOSE_PAREN, OPEN_BRACKET, CLOSE_BRACKET, OPEN_BRACE, CLOSE_BRACE, COMMA, COLON,
      SEMICOLON, DOT, ASSIGN, ORDER, ORDER, BACKQUOTE, AT, STAR, SLASH, PERCENT, PLUS, MINUS, AMPERSAND, BAR,
      CARET,
      TILDE};
    for (int i = 0; i < of.length; i++) {
      kinds[signs.charAt(i)] = of[i];
    }
    return kinds;
  }
}
