package dev.weir.app.command.audit;

import dev.weir.app.command.CannotRun;
import dev.weir.app.command.DataDir;
import dev.weir.app.command.Exit;
import dev.weir.app.command.Within;
import dev.weir.app.text.Screen;
import dev.weir.audit.AuditReader;
import dev.weir.audit.Period;
import dev.weir.audit.Stored;
import dev.weir.audit.json.AuditJson;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code weir audit export}: every event as it stands in the log, the oldest first, for other tools. */
@Command(name = "export", description = "Print every event of the audit log, the oldest first.")
public final class AuditExport implements Callable<Exit> {

  /** How events are written. */
  enum Format {
    jsonl;

    String line(Stored stored) {
      return switch (this) {
        case jsonl -> AuditJson.line(stored);
      };
    }
  }

  private final Screen screen;

  @Mixin
  private DataDir data = new DataDir();

  @Mixin
  private Within within = new Within();

  @Option(names = "--format", paramLabel = "FORMAT", defaultValue = "jsonl", description = "jsonl: one JSON object a line.")
  private Format format = Format.jsonl;

  public AuditExport(Screen screen) {
    this.screen = screen;
  }

  @Override
  public Exit call() throws CannotRun, IOException {
    Period period = within.period();
    Path folder = data.path();
    Lines lines = new Lines(format, screen);
    AuditReader.of(folder).forward(period, lines);
    lines.to.flush();
    return lines.whole ? Exit.FINE : Exit.FINDINGS;
  }

  /** Writes what is read. */
  private static final class Lines implements AuditReader.Visitor {
    private final Format format;
    private final Screen screen;
    private final PrintWriter to;
    private boolean whole = true;

    Lines(Format format, Screen screen) {
      this.format = format;
      this.screen = screen;
      this.to = screen.writer();
    }

    @Override
    public boolean event(Stored stored) {
      to.print(format.line(stored));
      to.print('\n');
      return true;
    }

    @Override
    public void unreadable(String what) {
      whole = false;
      screen.note("cannot be read: " + what);
    }
  }
}
