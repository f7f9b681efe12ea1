package dev.weir.scan.python;

import java.util.Arrays;

/** Turns the white space before statements into INDENT and DEDENT, and the ends of their lines into NEWLINE. */
final class Indentation {
  /** A tab leads on to the next multiple of this, as Python has it. */
  private static final int TAB = 8;

  private final Lexer lexer;
  private int[] columns = new int[16];
  private int levels = 1;

  Indentation(Lexer lexer) {
    this.lexer = lexer;
  }

  /** Reads on to the first token of a statement; blank lines and comments count for nothing. */
  void beginLine() {
    while (lexer.at < lexer.length) {
      int column = column();
      byte c = lexer.text[lexer.at];
      if (c == '#') {
        lexer.skipComment();
      } else if (c != '\n' && c != '\r') {
        if (lexer.at < lexer.length) {
          level(column);
        }
        return;
      }
      if (lexer.at < lexer.length) {
        lexer.at++;
      }
    }
  }

  private int column() {
    int column = 0;
    for (;; lexer.at++) {
      switch (lexer.text[lexer.at]) {
        case ' ' -> column++;
        case '\t' -> column = (column / TAB + 1) * TAB;
        case '\f' -> column = 0;
        default -> {
          return column;
        }
      }
    }
  }

  private void level(int column) {
    if (column > columns[levels - 1]) {
      push(column);
      lexer.tokens.add(Token.INDENT, lexer.at, lexer.at, column);
      return;
    }
    while (column < columns[levels - 1]) {
      levels--;
      lexer.tokens.add(Token.DEDENT, lexer.at, lexer.at, 0);
      if (column > columns[levels - 1]) {
        lexer.problems.at(lexer.at, "the indentation fits no block");
        return;
      }
    }
  }

  private void push(int column) {
    if (levels == columns.length) {
      columns = Arrays.copyOf(columns, 2 * levels);
    }
    columns[levels++] = column;
  }

  /** Ends the statement that was being read, if one was. */
  void endLine() {
    int count = lexer.tokens.count();
    if (count > 0 && lexer.tokens.kind(count - 1) > Token.DEDENT) {
      lexer.tokens.add(Token.NEWLINE, lexer.at, lexer.at, 0);
    }
  }

  /** Ends all blocks. */
  void endAll() {
    for (; levels > 1; levels--) {
      lexer.tokens.add(Token.DEDENT, lexer.at, lexer.at, 0);
    }
  }

  /** Goes back to how things stood at the end of the tokens that are left. */
  void replay(Tokens tokens) {
    levels = 1;
    for (int i = 0; i < tokens.count(); i++) {
      if (tokens.kind(i) == Token.INDENT) {
        push(tokens.value(i));
      } else if (tokens.kind(i) == Token.DEDENT) {
        levels--;
      }
    }
  }
}
