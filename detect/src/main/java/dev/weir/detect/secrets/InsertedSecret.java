package dev.weir.detect.secrets;

import dev.weir.detect.engine.About;
import dev.weir.detect.engine.Alphabet;
import dev.weir.detect.engine.Detector;
import dev.weir.detect.engine.Findings;
import dev.weir.detect.engine.Text;
import dev.weir.detect.engine.Trigger;
import java.util.ArrayList;
import java.util.List;

/**
 * Finds values that rows of SQL put into columns with the name of a secret: {@code INSERT INTO t (id, api_key) VALUES (1, 'v')}.
 * Source: ISO/IEC 9075-2, insert statement.
 */
final class InsertedSecret implements Detector {

  private static final int MOST_COLUMNS = 64;
  private static final int MOST_ROWS = 1000;

  @Override
  public About about() {
    return About.secret("inserted-secret")
        .because("is called a secret by the column it is written into")
        .source("ISO/IEC 9075-2, insert statement")
        .hits("INSERT INTO clients (id, api_key) VALUES (7, 'q7Zr2kP9mWx4" + "Lt8VbN3c');",
            "insert into `u` (`name`, `password`) values ('a, (b)', 'Tr0ub4dor&3" + "'), ('it''s', NULL)")
        .misses("INSERT INTO clients (api_key, id) VALUES (NULL, 'q7Zr2kP9mWx4" + "Lt8VbN3c');",
            "INSERT INTO u (name, password) VALUES (?, ?)", "INSERT INTO u (password) VALUES ('changeme')",
            "INSERT INTO u (password_hash) VALUES ('q7Zr2kP9mWx4" + "Lt8VbN3c')");
  }

  @Override
  public List<Trigger> triggers() {
    return List.of(new Trigger.Whole("values"));
  }

  @Override
  public void scan(Text text, int at, Findings out) {
    List<SecretName> columns = columns(text, blanks(text, at - 1, -1));
    if (columns.stream().allMatch(column -> column == SecretName.NONE)) {
      return;
    }
    int row = blanks(text, at + "values".length(), 1);
    for (int rows = 0; rows < MOST_ROWS && text.at(row) == '('; rows++) {
      int end = row(text, row, columns, out);
      int next = blanks(text, end, 1);
      row = text.at(next) == ',' ? blanks(text, next + 1, 1) : next;
    }
  }

  /** Returns what each column promises of which the list ends with the bracket at {@code close}; nothing where there is no list. */
  private static List<SecretName> columns(Text text, int close) {
    List<SecretName> columns = new ArrayList<>();
    int end = close;
    int start = close - 1;
    while (text.at(close) == ')' && columns.size() < MOST_COLUMNS && column(text.at(start))) {
      start--;
      if (text.at(start) == ',' || text.at(start) == '(') {
        columns.addFirst(SecretName.of(text, start + 1, end));
        end = start;
        start -= text.at(start) == '(' ? 0 : 1;
      }
    }
    return text.at(start) == '(' ? columns : List.of();
  }

  private static boolean column(int c) {
    return Alphabet.DOTTED.has(c) || c == '`' || c == '"' || c == '[' || c == ']' || blank(c);
  }

  /** Adds the secrets of the row that opens at {@code open}; returns the place behind it. */
  private int row(Text text, int open, List<SecretName> columns, Findings out) {
    int i = open + 1;
    int column = 0;
    while (!over(text, i) && text.at(i) != ')' && column < columns.size()) {
      int start = i + 1;
      if (text.at(i) == '\'') {
        i = closing(text, start);
        double score = Guess.of(columns.get(column), text, start, i);
        if (score > 0 && !over(text, i)) {
          out.add(this, start, i, score);
        }
      }
      column += text.at(i) == ',' ? 1 : 0;
      i++;
    }
    return i + 1;
  }

  /** Returns where the literal closes that begins at {@code from}; a doubled quote is part of it. */
  private static int closing(Text text, int from) {
    int i = from;
    while (!over(text, i) && (text.at(i) != '\'' || text.at(i + 1) == '\'' || text.at(i - 1) == '\\')) {
      i += text.at(i) == '\'' && text.at(i + 1) == '\'' ? 2 : 1;
    }
    return i;
  }

  private static boolean over(Text text, int i) {
    return text.at(i) < 0 || text.at(i) == Assigned.BREAK;
  }

  private static boolean blank(int c) {
    return c == ' ' || c == '\n' || c == '\r' || c == '\t';
  }

  private static int blanks(Text text, int from, int step) {
    int i = from;
    while (blank(text.at(i))) {
      i += step;
    }
    return i;
  }
}
