package dev.weir.detect.body;

/**
 * Finds tables that stand in text, pasted there from a file, a query's answer or a page: a row of short names, and rows behind it
 * with as many cells, parted by commas, semicolons, tabs, bars, or two spaces and more. One pass over the text.
 */
public final class Tables {

  /** The byte that stands for two spaces and more. */
  static final byte SPACES = ' ';

  private static final byte[] DELIMITERS = {'\t', '|', ';', ',', SPACES};
  private static final int LONGEST_HEAD = 400;
  private static final int LONGEST_NAME = 32;
  private static final int MOST_COLUMNS = 64;
  private static final int MOST_SPACES = 3;
  /** Signs that no name of a column has. */
  private static final String FOREIGN = "@{}=<>";

  private final byte[] raw;
  private final int to;
  private int at;
  private int tableFrom;
  private byte delimiter;

  private Tables(byte[] raw, int from, int to) {
    this.raw = raw;
    this.to = to;
    at = from;
  }

  /** Returns whether there is a table between {@code from} and {@code to}. */
  public static boolean in(byte[] raw, int from, int to) {
    return new Tables(raw, from, to).next();
  }

  /** Adds the cells of every table in {@code doc}, each behind the name of its column; returns whether there is any. */
  public static boolean read(Doc doc, Flat flat) {
    Tables tables = new Tables(doc.raw(), doc.from(), doc.to());
    boolean any = false;
    while (tables.next() && !flat.full()) {
      CsvReader.table(doc.part(tables.tableFrom, tables.at, doc.holder(), doc.place()), tables.delimiter,
          flat);
      any = true;
    }
    return any;
  }

  /** Goes behind the next table; returns whether there is one. */
  private boolean next() {
    while (at < to) {
      int head = at;
      int headEnd = line(head);
      at = Math.min(to, headEnd + 1);
      for (byte sign : DELIMITERS) {
        int cells = name(head, headEnd, sign) ? cells(head, headEnd, sign) : 0;
        int rows = cells > least(sign) ? rows(at, sign, cells) : at;
        if (rows > at) {
          tableFrom = head;
          delimiter = sign;
          at = rows;
          return true;
        }
      }
    }
    return false;
  }

  private static int least(byte sign) {
    return sign == '\t' || sign == '|' ? 1 : 2;
  }

  /** Returns the place behind the last row of as many cells. */
  private int rows(int from, byte sign, int cells) {
    int end = from;
    while (end < to) {
      int line = line(end);
      if (cells(end, line, sign) != cells) {
        break;
      }
      end = Math.min(to, line + 1);
    }
    return end;
  }

  private int line(int from) {
    int i = from;
    while (i < to && raw[i] != '\n') {
      i++;
    }
    return i;
  }

  /** Returns whether the line is made of names, if {@code sign} parts them: a few words each, and letters first. */
  private boolean name(int from, int end, byte sign) {
    if (end - from > LONGEST_HEAD || end - from < 3) {
      return false;
    }
    int start = from;
    int spaces = 0;
    for (int i = from; i < end; i++) {
      boolean parts = raw[i] == sign && (sign != SPACES || i + 1 < end && raw[i + 1] == ' ');
      spaces = parts ? 0 : raw[i] == ' ' && i > start && raw[i - 1] != ' ' ? spaces + 1 : spaces;
      boolean begins = i == start && raw[i] != '"' && raw[i] >= 0 && !Character.isLetter(raw[i]);
      if (FOREIGN.indexOf(raw[i]) >= 0 || begins && !parts && raw[i] != ' ' && raw[i] != '\r'
          || spaces > MOST_SPACES
          || i - start > LONGEST_NAME) {
        return false;
      }
      start = parts || i == start && raw[i] == ' ' ? i + 1 : start;
    }
    return true;
  }

  /** Returns how many cells the line has; 0 where there are too many. Quoted, the sign is a part of a cell. */
  private int cells(int from, int end, byte sign) {
    int cells = 1;
    boolean quoted = false;
    for (int i = from; i < end && cells <= MOST_COLUMNS; i++) {
      quoted ^= raw[i] == '"';
      if (raw[i] == sign && !quoted && (sign != SPACES || i > from && raw[i - 1] != ' ' && ends(i, end))) {
        cells++;
      }
    }
    return cells > MOST_COLUMNS ? 0 : cells;
  }

  /** Two spaces, with more behind them than the end of the line. */
  private boolean ends(int space, int end) {
    int i = space;
    while (i < end && (raw[i] == ' ' || raw[i] == '\r')) {
      i++;
    }
    return i > space + 1 && i < end;
  }
}
