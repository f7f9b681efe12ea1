package dev.weir.app.command.audit;

import dev.weir.app.command.CannotRun;
import dev.weir.app.command.DataDir;
import dev.weir.app.command.Exit;
import dev.weir.app.command.Within;
import dev.weir.app.text.Screen;
import dev.weir.audit.Period;
import dev.weir.audit.export.Cursor;
import dev.weir.audit.export.Export;
import dev.weir.audit.export.Format;
import dev.weir.audit.export.Gap;
import dev.weir.audit.export.Losses;
import dev.weir.audit.export.Selection;
import dev.weir.audit.export.Shipment;
import dev.weir.audit.export.Sink;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code weir audit export}: every event as it stands in the log, the oldest first, for other tools. */
@Command(name = "export", description = "Print every event of the audit log, the oldest first, or send them to another tool.", sortOptions = false, footer = {
  "", "With --cursor every event gets there at least once, whatever ends in between."})
public final class AuditExport implements Callable<Exit> {

  private static final Duration PACE = Duration.ofMillis(500);
  private static final Duration LONGEST_WAIT = Duration.ofSeconds(30);

  private final Screen screen;
  private boolean whole = true;

  @Mixin
  private DataDir data = new DataDir();

  @Mixin
  private Within within = new Within();

  @Option(names = "--format", paramLabel = "FORMAT", defaultValue = "jsonl", description = "${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}).")
  private Format format = Format.jsonl;

  @Option(names = "--to", paramLabel = "URL", description = "Send them there: tcp://HOST:PORT, tls://HOST:PORT, or by POST to http:// or https:// (default: standard output).")
  private @Nullable URI to;

  @Option(names = {"-o",
    "--out"}, paramLabel = "FILE", description = "With --format parquet, which needs it: the file to write. It is there once it is whole.")
  private @Nullable Path out;

  @Option(names = "--cursor", paramLabel = "FILE", description = "Go on behind what this file says, and keep there how far it has come.")
  private @Nullable Path cursor;

  @Option(names = "--follow", description = "Go on as the log grows, until Ctrl-C; wait where the other side does not take it.")
  private boolean follow;

  public AuditExport(Screen screen) {
    this.screen = screen;
  }

  @Override
  public Exit call() throws CannotRun, IOException, InterruptedException {
    Period period = within.period();
    Path folder = data.path();
    Optional<Cursor> from = Optional.ofNullable(cursor).map(Cursor::new);
    try (Export export = open(folder, from, Selection.of(period))) {
      Duration wait = PACE;
      while (follow || export(export)) {
        wait = follow ? followed(export, wait) : wait;
      }
    }
    return whole ? Exit.FINE : Exit.FINDINGS;
  }

  private Export open(Path folder, Optional<Cursor> from, Selection selection) throws CannotRun {
    try {
      Sink sink = sink();
      return Export.of(folder, selection, sink, from, new Told());
    } catch (IOException e) {
      throw new CannotRun("cannot export", String.valueOf(e.getMessage()),
          "name another cursor to begin anew");
    }
  }

  private static boolean export(Export export) throws CannotRun, InterruptedException {
    try {
      return export.step();
    } catch (IOException e) {
      throw new CannotRun("cannot export", String.valueOf(e.getMessage()),
          "mend this and run it again: a cursor goes on where it was");
    }
  }

  /** Returns how long to wait where the other side does not take it the next time, too. */
  private Duration followed(Export export, Duration wait) throws InterruptedException {
    try {
      if (!export.step()) {
        Thread.sleep(PACE);
      }
      return PACE;
    } catch (IOException e) {
      screen.note("waiting: " + e.getMessage());
      Thread.sleep(wait);
      return wait.compareTo(LONGEST_WAIT) < 0 ? wait.multipliedBy(2) : LONGEST_WAIT;
    }
  }

  private Sink sink() throws CannotRun, IOException {
    URI url = to;
    if (format == Format.parquet) {
      return Sink.into(columns());
    }
    if (out != null) {
      throw new CannotRun("--out is for columns", "--format " + format,
          "write --format parquet, or let the shell write the file: > " + out);
    }
    if (url == null) {
      return new Printed();
    }
    return Sink.at(url, format).orElseThrow(() -> new CannotRun("events cannot be sent there", "--to " + url,
        "write tcp://HOST:PORT, tls://HOST:PORT, http://… or https://…"));
  }

  /** Returns the file for columns; throws for ways to where there are only lines. */
  private Path columns() throws CannotRun {
    if (out == null) {
      throw new CannotRun("Parquet is a file of columns", "--format parquet", "name the file: --out FILE");
    }
    if (to != null || follow) {
      throw new CannotRun("a file of columns ends before anybody can read it",
          to != null ? "--to " + to : "--follow",
          "run it again and again with --cursor and another FILE, or let weir serve write a folder of them:"
              + " audit.exports with to: file:FOLDER");
    }
    return out;
  }

  /** Says what is not among what is sent. */
  private final class Told implements Losses {
    @Override
    public void gap(Gap gap, Why why) {
      whole = false;
      screen.note("records " + gap.from() + "-" + gap.to() + " are not sent: they " + why.text());
    }

    @Override
    public void unreadable(String what) {
      whole = false;
      screen.note("cannot be read: " + what);
    }
  }

  /** Standard output. */
  private final class Printed implements Sink {
    @Override
    public void send(Shipment shipment) {
      StringBuilder text = new StringBuilder();
      format.lines(shipment).forEach(line -> text.append(line).append('\n'));
      screen.raw(text.toString());
    }

    @Override
    public void close() {
      // It is the process's own.
    }
  }
}
