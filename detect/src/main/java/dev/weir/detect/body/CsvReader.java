package dev.weir.detect.body;

import java.util.ArrayList;
import java.util.List;

/** Decodes comma- and tab-separated values (RFC 4180): each cell behind the name of its column, where the first row has names. */
public final class CsvReader {

  private static final int LONGEST_NAME = 40;

  private final Doc doc;
  private final byte[] raw;
  private final byte delimiter;
  private final Flat flat;
  /** The cells of the first row. */
  private final List<Integer> columns = new ArrayList<>();
  private int at;
  private int row;
  private int column;
  private int holder;

  private CsvReader(Doc doc, byte delimiter, Flat flat) {
    this.doc = doc;
    this.raw = doc.raw();
    this.delimiter = delimiter;
    this.flat = flat;
    at = doc.from();
  }

  /** Adds every cell; returns whether each got its own. */
  static boolean read(Doc doc, boolean tabs, Flat flat) {
    byte delimiter = tabs ? (byte) '\t' : delimiter(doc.raw(), doc.from(), doc.to());
    int table = flat.tree.open(doc.holder(), doc.place());
    return new CsvReader(doc, delimiter, flat).rows(table);
  }

  /** Adds every cell of a table that stands in text, whose cells this sign parts. */
  static void table(Doc doc, byte delimiter, Flat flat) {
    new CsvReader(doc, delimiter, flat).rows(flat.tree.open(doc.holder(), doc.place()));
  }

  /** Returns what parts the cells of a table: a spreadsheet of a country whose decimals have commas puts semicolons. */
  public static byte delimiter(byte[] raw, int from, int to) {
    int commas = 0;
    int semicolons = 0;
    for (int i = from; i < to && raw[i] != '\n'; i++) {
      commas += raw[i] == ',' ? 1 : 0;
      semicolons += raw[i] == ';' ? 1 : 0;
    }
    return semicolons > commas ? (byte) ';' : (byte) ',';
  }

  private boolean rows(int table) {
    while (at < doc.to()) {
      if (flat.full()) {
        flat.add(Role.TEXT, raw, at, doc.to(), table, Tree.NOWHERE);
        return false;
      }
      if (column == 0) {
        holder = flat.tree.open(table, ~row);
      }
      padding();
      cell();
      boolean more = at < doc.to() && raw[at] == delimiter;
      column = more ? column + 1 : 0;
      row += more ? 0 : 1;
      at += !more && at + 1 < doc.to() && raw[at] == '\r' && raw[at + 1] == '\n' ? 2 : 1;
    }
    return true;
  }

  /** Between bars, and where spaces part the cells, the spaces round a value are none of it. */
  private void padding() {
    while (padded() && at < doc.to() && raw[at] == ' ') {
      at++;
    }
  }

  private boolean padded() {
    return delimiter == '|' || delimiter == Tables.SPACES;
  }

  private int trimmed(int from, int to) {
    int end = to;
    while (padded() && end > from && raw[end - 1] == ' ') {
      end--;
    }
    return end;
  }

  private void cell() {
    boolean quoted = at < doc.to() && raw[at] == '"';
    int from = quoted ? at + 1 : at;
    int to = quoted ? closing(from) : end(from);
    at = quoted ? end(Math.min(doc.to(), to + 1)) : to;
    if (from < trimmed(from, to)) {
      value(quoted ? Role.CSV_QUOTED : Role.TEXT, from, trimmed(from, to));
    }
    if (quoted && to + 1 < at) {
      value(Role.TEXT, to + 1, at);
    }
  }

  private void value(Role role, int from, int to) {
    int name = row > 0 && column < columns.size() ? columns.get(column) : -1;
    if (name >= 0) {
      flat.repeat(name);
    }
    int value = flat.add(role, raw, from, to, holder, name >= 0 ? name : ~column);
    if (row == 0) {
      while (columns.size() < column) {
        columns.add(-1);
      }
      if (columns.size() == column) {
        columns.add(isName(from, to) ? value : -1);
        flat.part();
      }
    }
  }

  /** A table without names begins with values: those have digits and signs that names have not. */
  private boolean isName(int from, int to) {
    boolean name = to - from <= LONGEST_NAME;
    for (int i = from; i < to && name; i++) {
      name = raw[i] < 0 || raw[i] != '@' && raw[i] != '\n';
    }
    return name && (raw[from] < 0 || Character.isLetter(raw[from]));
  }

  private int closing(int from) {
    int i = from;
    while (i < doc.to()) {
      if (raw[i] != '"') {
        i++;
      } else if (i + 1 < doc.to() && raw[i + 1] == '"') {
        i += 2;
      } else {
        break;
      }
    }
    return i;
  }

  private int end(int from) {
    int i = from;
    while (i < doc.to() && !parts(i) && raw[i] != '\n' && raw[i] != '\r') {
      i++;
    }
    return i;
  }

  private boolean parts(int i) {
    return raw[i] == delimiter
        && (delimiter != Tables.SPACES || i + 1 < doc.to() && (raw[i + 1] == ' ' || raw[i + 1] == '\n'));
  }
}
