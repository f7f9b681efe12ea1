package dev.weir.app.command.policy;

import dev.weir.app.LoneDetectors;
import dev.weir.app.command.CannotRun;
import dev.weir.app.command.ConfigArgument;
import dev.weir.app.command.Exit;
import dev.weir.app.text.Cell;
import dev.weir.app.text.Screen;
import dev.weir.app.text.Style;
import dev.weir.model.Inspector;
import dev.weir.model.talk.Conversations;
import dev.weir.policy.InFileTest;
import dev.weir.policy.Loaded;
import dev.weir.policy.TestRun;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code weir test}: a configuration's own tests, judged by its rules and the real detectors; nothing is sent. */
@Command(name = "test", description = "Run the tests in a configuration.")
public final class TestCommand implements Callable<Exit> {

  private final Screen screen;

  @Mixin
  private ConfigArgument config = new ConfigArgument();

  public TestCommand(Screen screen) {
    this.screen = screen;
  }

  @Override
  public Exit call() throws CannotRun {
    Loaded.Ok loaded = config.load();
    if (loaded.tests().isEmpty()) {
      throw new CannotRun("there is no test", config.path().toString(),
          "write some under `tests:`, each with name, as, send and expect");
    }
    Inspector detectors = LoneDetectors.inspector();
    Conversations talks = LoneDetectors.interpreter();
    List<List<Cell>> rows = new ArrayList<>();
    int failed = 0;
    for (InFileTest test : loaded.tests()) {
      TestRun.Result result = TestRun.run(loaded.inForce(), test, detectors, talks);
      rows.add(row(test, result));
      failed += result.passed() ? 0 : 1;
    }
    screen.table(rows);
    screen.note(loaded.tests().size() - failed + " passed, " + failed + " failed");
    return failed == 0 ? Exit.FINE : Exit.FINDINGS;
  }

  private List<Cell> row(InFileTest test, TestRun.Result result) {
    return result.passed()
        ? List.of(new Cell("pass", Style.GOOD), Cell.of(test.name()),
            new Cell(result.explanation(), Style.QUIET))
        : List.of(new Cell("FAIL", Style.BAD), Cell.of(test.name()),
            Cell.of(result.explanation() + " (" + config.path() + ":" + test.line() + ")"));
  }
}
