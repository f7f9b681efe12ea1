package dev.weir.app.command.policy;

import dev.weir.app.Configurations;
import dev.weir.app.LoneDetectors;
import dev.weir.app.command.CannotRun;
import dev.weir.app.command.ConfigArgument;
import dev.weir.app.command.Exit;
import dev.weir.app.command.Input;
import dev.weir.app.text.Cell;
import dev.weir.app.text.Screen;
import dev.weir.app.text.Style;
import dev.weir.model.Decision;
import dev.weir.model.Facts;
import dev.weir.model.InForce;
import dev.weir.policy.Explain;
import dev.weir.policy.InFileTest;
import dev.weir.policy.RequestFile;
import dev.weir.policy.TestRun;
import dev.weir.policy.rule.Line;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code weir explain}: what each rule says about one request, and which one decides; nothing is sent. */
@Command(name = "explain", description = "Show which rule decides a request, and why.", footer = {"",
  "REQ is YAML or JSON with `as` and `send`, as under `tests:`; the exit code is 1 where the request is denied."})
public final class ExplainCommand implements Callable<Exit> {

  /** As much as a configuration may have. */
  private static final int LONGEST = 1 << 20;

  private final Screen screen;

  @Mixin
  private ConfigArgument config = new ConfigArgument();

  @Option(names = "--request", required = true, paramLabel = "REQ", description = "The request, or - for standard input.")
  private String request = "-";

  public ExplainCommand(Screen screen) {
    this.screen = screen;
  }

  @Override
  public Exit call() throws CannotRun, IOException {
    InForce inForce = config.load().inForce();
    TestRun.Judged judged = TestRun.judge(inForce, asked(inForce), LoneDetectors.inspector(),
        LoneDetectors.interpreter());
    Facts facts = judged.facts();
    screen.line(
        facts.head().method() + " " + facts.head().target().origin() + facts.head().target().path() + " to "
            + facts.where().name());
    List<List<Cell>> rows = new ArrayList<>();
    Explain.explain(inForce, facts).forEach(line -> rows.add(row(line)));
    screen.table(rows);
    boolean denied = judged.decision() instanceof Decision.Deny;
    screen.line(new Cell("= ", Style.QUIET),
        new Cell(TestRun.words(judged.decision()), denied ? Style.BAD : Style.GOOD));
    return denied ? Exit.FINDINGS : Exit.FINE;
  }

  private InFileTest asked(InForce inForce) throws CannotRun, IOException {
    byte[] bytes;
    try (InputStream in = Input.open(request)) {
      bytes = in.readNBytes(LONGEST + 1);
    }
    return switch (RequestFile.parse(Input.name(request), bytes, inForce)) {
      case RequestFile.Read.Ok ok -> ok.request();
      case RequestFile.Read.Broken broken ->
        throw new CannotRun(broken.problems().stream().map(Configurations::complaint).toList());
    };
  }

  private static List<Cell> row(Line line) {
    Style style = line.applied() ? Style.STRONG : Style.QUIET;
    return List.of(new Cell(line.applied() ? "applies" : "-", style), new Cell(line.rule().name(), style),
        new Cell(line.said(), style),
        new Cell(line.condition().isEmpty() ? "" : "when " + line.condition(), Style.QUIET));
  }
}
