package dev.weir.app.command.inspect;

import dev.weir.app.command.CannotRun;
import dev.weir.app.command.Exit;
import dev.weir.app.text.Cell;
import dev.weir.app.text.Screen;
import dev.weir.app.text.Style;
import dev.weir.detect.Detectors;
import dev.weir.detect.engine.About;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code weir detectors}: what the detectors find, each with texts that it hits and texts that it must miss. */
@Command(name = "detectors", description = "List what is found in payloads, or show one detector with its examples.")
public final class ListDetectors implements Callable<Exit> {

  private final Screen screen;

  @Parameters(paramLabel = "NAME", arity = "0..1", description = "A detector, or a type of data such as EMAIL (default: all).")
  private String name = "";

  public ListDetectors(Screen screen) {
    this.screen = screen;
  }

  @Override
  public Exit call() throws CannotRun {
    List<About> all = Detectors.all().stream()
        .sorted(Comparator.comparing((About about) -> about.kind().name())
            .thenComparing(about -> about.id().text()))
        .toList();
    if (name.isEmpty()) {
      table(all);
      return Exit.FINE;
    }
    List<About> chosen = all.stream().filter(this::isCalled).toList();
    if (chosen.isEmpty()) {
      throw new CannotRun("there is no detector " + name, "", "weir detectors lists those there are");
    }
    chosen.forEach(this::show);
    return Exit.FINE;
  }

  private boolean isCalled(About about) {
    return about.id().text().equals(name.toLowerCase(Locale.ROOT))
        || about.kind().name().equals(name.toUpperCase(Locale.ROOT));
  }

  private void table(List<About> all) {
    List<List<Cell>> rows = new ArrayList<>();
    rows.add(List.of(new Cell("TYPE", Style.STRONG), new Cell("DETECTOR", Style.STRONG),
        new Cell("BECAUSE IT", Style.STRONG)));
    for (About about : all) {
      rows.add(List.of(new Cell(about.kind().name(), Style.NOTICE), Cell.of(about.id().text()),
          Cell.of(about.because())));
    }
    screen.table(rows);
  }

  private void show(About about) {
    screen.line(new Cell(about.id().text(), Style.STRONG));
    List<List<Cell>> rows = new ArrayList<>();
    rows.add(row("  type", about.kind().name()));
    rows.add(row("  because it", about.because()));
    rows.add(row("  format", about.source()));
    about.hits().forEach(text -> rows.add(row("  hits", Screen.visible(text))));
    about.misses().forEach(text -> rows.add(row("  misses", Screen.visible(text))));
    screen.table(rows);
  }

  private static List<Cell> row(String what, String text) {
    return List.of(Cell.of(what), Cell.of(text));
  }
}
