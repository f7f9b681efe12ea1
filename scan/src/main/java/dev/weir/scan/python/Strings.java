package dev.weir.scan.python;

import static dev.weir.scan.python.Token.*;

import java.util.Arrays;

/**
 * Reads string literals, with the fields of those that have them ({@code f"..."}, {@code t"..."}) as tokens of their own, to
 * any depth (PEP 701).
 */
final class Strings {
  private static final int TRIPLE = 1 << 8;
  private static final int RAW = 1 << 9;
  /** The field stands in the format of another. */
  private static final int IN_SPEC = 1 << 10;
  /** So often at most is a text gone back over, for strings that never end. */
  private static final int SECOND_LOOKS = 4;

  private final Lexer lexer;
  /** Of each open field: the quote of its string and the flags above. */
  private int[] quotes = new int[8];
  /** Of each open field: how many brackets are open in it at its own level. */
  private int[] depths = new int[8];
  private int fields;
  private int looks;

  Strings(Lexer lexer) {
    this.lexer = lexer;
  }

  /** Returns whether letters before a quote belong to the string. */
  static boolean isPrefix(byte[] text, int start, int end) {
    if (end - start > 2) {
      return false;
    }
    for (int i = start; i < end; i++) {
      if ("rbuft".indexOf(text[i] | 0x20) < 0 || text[i] < 'A') {
        return false;
      }
    }
    return true;
  }

  /** Reads the string whose prefix begins at {@code start} and whose quote stands at {@code at}. */
  void open(int start, int at) {
    byte[] text = lexer.text;
    int quote = text[at];
    boolean fields = false;
    for (int i = start; i < at; i++) {
      int letter = text[i] | 0x20;
      fields |= letter == 'f' || letter == 't';
      quote |= letter == 'r' ? RAW : 0;
    }
    boolean triple = text[at + 1] == text[at] && text[at + 2] == text[at];
    int body = triple ? at + 3 : at + 1;
    if (fields) {
      lexer.tokens.add(F_START, start, body, 0);
      lexer.at = body;
      pieces(triple ? quote | TRIPLE : quote);
    } else if (triple) {
      triple(start, body, text[at]);
    } else {
      single(start, body, text[at]);
    }
  }

  private void single(int start, int body, byte quote) {
    byte[] text = lexer.text;
    int i = body;
    while (text[i] != quote) {
      byte c = text[i];
      if (c == '\n' || c == '\r' || i >= lexer.length) {
        lexer.problems.at(start, "a string that does not end");
        lexer.tokens.add(STRING, start, i, 0);
        lexer.at = i;
        abandon();
        return;
      }
      if (c == '\\') {
        i += text[i + 1] == '\r' && text[i + 2] == '\n' ? 2 : 1;
      }
      i = Math.min(i + 1, lexer.length);
    }
    // The zeros behind the text are no quote, so i is inside.
    lexer.tokens.add(STRING, start, i + 1, 0);
    lexer.at = i + 1;
  }

  private void triple(int start, int body, byte quote) {
    byte[] text = lexer.text;
    int i = body;
    while (i < lexer.length) {
      byte c = text[i];
      if (c == quote && text[i + 1] == quote && text[i + 2] == quote) {
        lexer.tokens.add(STRING, start, i + 3, 0);
        lexer.at = i + 3;
        return;
      }
      i += c == '\\' ? 2 : 1;
    }
    lexer.tokens.add(STRING, start, lexer.length, 0);
    lexer.at = lexer.length;
    if (looks++ < SECOND_LOOKS && Unclosed.resume(lexer)) {
      fields = 0;
    } else {
      lexer.problems.at(start, "a string that does not end");
    }
  }

  /** Reads text of a string up to its next field, or its end. */
  private void pieces(int first) {
    int quote = first;
    int start = lexer.at;
    int i = start;
    while (i < lexer.length) {
      byte c = lexer.text[i];
      if (c == (byte) quote && ends(quote, i)) {
        end(quote, start, i, (quote & TRIPLE) != 0 ? 3 : 1);
        return;
      }
      if (c == '{' && (lexer.text[i + 1] != '{' || (quote & IN_SPEC) != 0)) {
        openField(quote, start, i);
        return;
      }
      if (c == '}' && (quote & IN_SPEC) != 0) {
        piece(start, i);
        quote = leaveField();
        start = lexer.at;
        i = start;
        continue;
      }
      if ((c == '\n' || c == '\r') && (quote & TRIPLE) == 0) {
        break;
      }
      i = c == '\\' ? escaped(quote, i) : c == '{' ? i + 2 : i + 1;
    }
    lexer.problems.at(start, "a string that does not end");
    end(quote, start, Math.min(i, lexer.length), 0);
    abandon();
  }

  private boolean ends(int quote, int i) {
    return (quote & TRIPLE) == 0 || lexer.text[i + 1] == lexer.text[i] && lexer.text[i + 2] == lexer.text[i];
  }

  /** Returns where the text goes on behind a backslash. */
  private int escaped(int quote, int i) {
    byte next = lexer.text[i + 1];
    if (next == '{' || next == '}') {
      return i + 1;
    }
    if (next == 'N' && lexer.text[i + 2] == '{' && (quote & RAW) == 0) {
      return named(i + 3, (byte) quote) + 1;
    }
    return next == '\r' && lexer.text[i + 2] == '\n' ? i + 3 : i + 2;
  }

  /** Returns where the name of a character, {@code \N{...}}, ends. */
  private int named(int from, byte mark) {
    int i = from;
    while (i < lexer.length && lexer.text[i] != '}' && lexer.text[i] != mark && lexer.text[i] != '\n') {
      i++;
    }
    return lexer.text[i] == '}' ? i : i - 1;
  }

  private void piece(int start, int end) {
    if (end > start) {
      lexer.tokens.add(F_TEXT, start, end, 0);
    }
    lexer.at = end;
  }

  private void end(int quote, int start, int end, int width) {
    piece(start, end);
    if ((quote & IN_SPEC) != 0) {
      // The string ends within a format: its field was never closed.
      lexer.problems.at(start, "a field of a string that is not closed");
      int open = fields;
      while (fields > 0 && (open == fields || (quotes[fields] & IN_SPEC) != 0)) {
        fields--;
        lexer.depth = depths[fields] - 1;
      }
    }
    lexer.tokens.add(F_END, end, end + width, 0);
    lexer.at = end + width;
  }

  private void openField(int quote, int start, int brace) {
    piece(start, brace);
    lexer.tokens.add(F_OPEN, brace, brace + 1, 0);
    lexer.at = brace + 1;
    if (fields == quotes.length) {
      quotes = Arrays.copyOf(quotes, 2 * fields);
      depths = Arrays.copyOf(depths, 2 * fields);
    }
    quotes[fields] = quote;
    depths[fields++] = ++lexer.depth;
  }

  /** Returns whether brackets to {@code depth} are those of a field's own level. */
  boolean inField(int depth) {
    return fields > 0 && depths[fields - 1] == depth;
  }

  /** Reads the format of the open field. */
  void readSpec() {
    pieces(quotes[fields - 1] | IN_SPEC);
  }

  /** Closes the open field at the brace that stands next, and reads on in its string. */
  void closeField() {
    pieces(leaveField());
  }

  private int leaveField() {
    lexer.tokens.add(F_CLOSE, lexer.at, lexer.at + 1, 0);
    lexer.at++;
    fields--;
    lexer.depth = depths[fields] - 1;
    return quotes[fields];
  }

  /** Gives up all open fields, and the brackets around them. */
  void abandon() {
    if (fields > 0) {
      fields = 0;
      lexer.depth = 0;
    }
  }
}
