package dev.weir.app.text;

import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.util.Arrays;
import java.util.List;

/** Results to standard output, messages to standard error; colours only where a person reads it. */
public final class Screen {

  private final PrintStream out;
  private final PrintStream err;
  private final boolean colourOut;
  private final boolean colourErr;
  private final boolean watched;

  public Screen(PrintStream out, PrintStream err, boolean colourOut, boolean colourErr) {
    this(out, err, colourOut, colourErr, colourErr);
  }

  /** @param watched whether a person sees standard error while it is written */
  private Screen(PrintStream out, PrintStream err, boolean colourOut, boolean colourErr, boolean watched) {
    this.out = out;
    this.err = err;
    this.colourOut = colourOut;
    this.colourErr = colourErr;
    this.watched = watched;
  }

  /**
   * Returns the process's own screen.
   *
   * <p>The launcher says which streams are terminals, since the JDK only tells of both together; {@code NO_COLOR} that is
   * not empty rules colours out (no-color.org).
   */
  public static Screen ofProcess() {
    List<String> terminals = Arrays.asList(System.getProperty("weir.terminal", "").split(",", -1));
    String noColour = System.getenv("NO_COLOR");
    boolean colours = noColour == null || noColour.isEmpty();
    return new Screen(System.out, System.err, colours && terminals.contains("out"),
        colours && terminals.contains("err"), terminals.contains("err"));
  }

  /** Returns {@code text} with a middle dot for every control character, line breaks among them. */
  public static String visible(String text) {
    StringBuilder clean = new StringBuilder(text.length());
    text.codePoints()
        .map(c -> Character.isISOControl(c) || Character.getType(c) == Character.FORMAT ? '·' : c)
        .forEach(clean::appendCodePoint);
    return clean.toString();
  }

  /** Prints one line of a result. */
  public void line(String text) {
    out.println(visible(text));
  }

  /** Prints one line of a result, its cells one after another. */
  public void line(Cell... cells) {
    StringBuilder line = new StringBuilder();
    for (Cell cell : cells) {
      line.append(painted(cell));
    }
    out.println(line);
  }

  /** Prints a result as it is, for programs: JSON, a script, a report. */
  public void raw(String text) {
    out.print(text);
    out.flush();
  }

  /** Returns where {@link #raw} goes, for a report that writes its own bytes. */
  public OutputStream stream() {
    return out;
  }

  /** Returns where {@link #raw} goes, for a library that writes by itself. */
  public PrintWriter writer() {
    return new PrintWriter(new OutputStreamWriter(out, out.charset()), true);
  }

  /** Prints rows with their columns aligned and two spaces apart; a row may be shorter than others. */
  public void table(List<List<Cell>> rows) {
    int[] widths = widths(rows);
    for (List<Cell> row : rows) {
      StringBuilder line = new StringBuilder();
      for (int i = 0; i < row.size(); i++) {
        Cell cell = row.get(i);
        boolean last = i == row.size() - 1;
        line.append(painted(cell));
        line.repeat(' ', last ? 0 : widths[i] - width(cell) + 2);
      }
      out.println(line);
    }
  }

  /** Prints progress or a message, on standard error. */
  public void note(String text) {
    err.println("weir: " + visible(text));
  }

  /** Prints how far something has come, over what it printed before; nothing where nobody watches. Empty text wipes it. */
  public void progress(String text) {
    if (watched) {
      err.print("\r\u001b[K" + visible(text));
      err.flush();
    }
  }

  /** Prints what is wrong on standard error, and how to mend it in a line of its own. */
  public void complain(Complaint complaint) {
    String where = complaint.where().isEmpty() ? "" : ": " + complaint.where();
    err.println(bad("weir:") + " " + visible(complaint.what() + where));
    err.println("  " + visible(complaint.mend()));
  }

  /** Prints the trace of a fault, for whoever set {@code WEIR_DEBUG=1}. */
  public void trace(Throwable fault) {
    fault.printStackTrace(err);
  }

  /** Returns whether results are coloured. */
  public boolean colours() {
    return colourOut;
  }

  private String bad(String text) {
    return colourErr ? Style.BAD.paint(text) : text;
  }

  private String painted(Cell cell) {
    return colourOut && !cell.text().isEmpty() ? cell.style().paint(cell.text()) : cell.text();
  }

  private static int[] widths(List<List<Cell>> rows) {
    int[] widths = new int[rows.stream().mapToInt(List::size).max().orElse(0)];
    for (List<Cell> row : rows) {
      for (int i = 0; i < row.size(); i++) {
        widths[i] = Math.max(widths[i], width(row.get(i)));
      }
    }
    return widths;
  }

  private static int width(Cell cell) {
    return cell.text().codePointCount(0, cell.text().length());
  }
}
