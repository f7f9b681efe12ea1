package dev.weir.app.command.audit;

import dev.weir.app.ChangeInbox;
import dev.weir.app.command.CannotRun;
import dev.weir.app.command.DataDir;
import dev.weir.app.command.Exit;
import dev.weir.app.command.Within;
import dev.weir.app.text.Cell;
import dev.weir.app.text.Screen;
import dev.weir.audit.Period;
import dev.weir.audit.retain.Holds;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code weir audit hold}: keeps a period from being dropped, as a court or an inquiry asks for. */
@Command(name = "hold", description = "Keep records from being dropped, let them go again, or list what is held.", sortOptions = false)
public final class AuditHold implements Callable<Exit> {

  private final Screen screen;

  @Parameters(paramLabel = "NAME", arity = "0..1", description = "What the hold is called; without it, all are listed.")
  private @Nullable String name;

  @Option(names = "--reason", paramLabel = "TEXT", description = "Why, and who asks for it.")
  private @Nullable String reason;

  @Option(names = "--release", description = "Let it go.")
  private boolean release;

  @Mixin
  private Within within = new Within();

  @Mixin
  private DataDir data = new DataDir();

  public AuditHold(Screen screen) {
    this.screen = screen;
  }

  @Override
  public Exit call() throws CannotRun, IOException {
    Path folder = data.path();
    Holds holds = Holds.of(folder);
    String named = name;
    if (named == null) {
      list(holds);
      return Exit.FINE;
    }
    if (!Holds.isName(named)) {
      throw new CannotRun("that is no name of a hold", named, "use letters, digits, dots and hyphens");
    }
    if (release) {
      release(folder, holds, named);
    } else {
      hold(folder, holds, named);
    }
    return Exit.FINE;
  }

  private void list(Holds holds) throws IOException {
    List<List<Cell>> rows = new ArrayList<>();
    rows.add(HitTable.heads("NAME", "SINCE", "UNTIL", "REASON"));
    for (Holds.Hold hold : holds.all()) {
      rows.add(List.of(Cell.of(hold.name()), Cell.of(hold.period().since().toString()),
          Cell.of(hold.period().until().toString()), Cell.of(hold.reason())));
    }
    if (rows.size() == 1) {
      screen.note("nothing is held");
    } else {
      screen.table(rows);
    }
  }

  private void hold(Path folder, Holds holds, String named) throws CannotRun, IOException {
    String why = reason;
    if (why == null || why.isBlank()) {
      throw new CannotRun("a hold needs a reason", "--reason", "say why, and who asks for it");
    }
    Period period = within.period();
    holds.add(new Holds.Hold(named, period, why));
    ChangeInbox.of(folder).put("audit records held", named, why);
    screen.line("held: " + named);
  }

  private void release(Path folder, Holds holds, String named) throws CannotRun, IOException {
    if (!holds.release(named)) {
      throw new CannotRun("nothing is held by that name", named, "see `weir audit hold`");
    }
    ChangeInbox.of(folder).put("audit records released", named, reason == null ? "" : reason);
    screen.line("released: " + named);
  }
}
