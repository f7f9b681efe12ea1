package dev.weir.scan.python;

import static java.nio.charset.StandardCharsets.UTF_8;

/**
 * Where a string in three quotes was meant to end that swallowed the rest of a file. When one has no end, the quotes before it
 * are likely out of step: text is taken for code and code for text. The first string that reads like code ends before that code.
 */
final class Unclosed {

  private Unclosed() {}

  /** Cuts the first string that reads like code, and lets the lexer go on there. Returns false where none does. */
  static boolean resume(Lexer lexer) {
    Tokens tokens = lexer.tokens;
    for (int i = 0; i < tokens.count(); i++) {
      int code = tokens.kind(i) == Token.STRING ? code(lexer.text, tokens.start(i), tokens.end(i)) : -1;
      if (code > 0) {
        tokens.cut(i + 1);
        tokens.end(i, code);
        lexer.problems.at(tokens.start(i), "a string that does not end");
        lexer.indentation.replay(tokens);
        lexer.at = code;
        lexer.depth = 0;
        lexer.indentation.endLine();
        lexer.indentation.beginLine();
        return true;
      }
    }
    return false;
  }

  /** Returns where the first line begins that reads like code, or -1. */
  private static int code(byte[] text, int start, int end) {
    for (int i = start; i < end; i++) {
      if ((text[i] == '\n' || text[i] == '\r') && readsLikeCode(text, i + 1, end)) {
        return i + 1;
      }
    }
    return -1;
  }

  private static boolean readsLikeCode(byte[] text, int start, int end) {
    int from = start;
    while (from < end && (text[from] == ' ' || text[from] == '\t')) {
      from++;
    }
    int word = from;
    while (word < end && Lexer.isWord(text[word])) {
      word++;
    }
    if (word == from || word - from > 8 || text[word] != ' ') {
      return false;
    }
    return switch (new String(text, from, word - from, UTF_8)) {
      case "def", "class" -> heads(text, word + 1, end, "(:");
      case "import" -> heads(text, word + 1, end, "\n\r");
      case "from" -> imports(text, word + 1, end);
      default -> false;
    };
  }

  /** Returns whether a dotted name stands at {@code from}, and one of {@code follow} behind it. */
  private static boolean heads(byte[] text, int from, int end, String follow) {
    int to = dotted(text, from, end);
    return to > from && to < end && follow.indexOf(text[to]) >= 0;
  }

  private static boolean imports(byte[] text, int from, int end) {
    int to = dotted(text, from, end);
    return to > from && to + 8 < end && new String(text, to, 8, UTF_8).equals(" import ");
  }

  private static int dotted(byte[] text, int from, int end) {
    int to = from;
    while (to < end && (Lexer.isWord(text[to]) || text[to] == '.')) {
      to++;
    }
    return to;
  }
}
