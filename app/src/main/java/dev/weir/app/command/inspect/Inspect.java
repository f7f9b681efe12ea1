package dev.weir.app.command.inspect;

import dev.weir.app.LoneDetectors;
import dev.weir.app.command.CannotRun;
import dev.weir.app.command.Exit;
import dev.weir.app.command.Input;
import dev.weir.app.text.Cell;
import dev.weir.app.text.Screen;
import dev.weir.app.text.Style;
import dev.weir.detect.Examination;
import dev.weir.detect.Explanation;
import dev.weir.detect.PayloadInspector;
import dev.weir.model.Content;
import dev.weir.model.Coverage;
import dev.weir.model.Finding;
import dev.weir.model.net.Bytes;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code weir inspect}: the payload detectors on their own; nothing is sent, and values are shown only on request. */
@Command(name = "inspect", description = "Find personal data and secrets in a payload.", footer = {"",
  "--ndjson reads {\"id\", \"text\"} or {\"id\", \"content_type\", \"payload\"} a line and answers each with its findings;",
  "start and end count Unicode code points of the value that pointer names; base64() and the like in it are documents",
  "inside of values. Without --ndjson the exit code is 1 where something is found."})
public final class Inspect implements Callable<Exit> {

  /** A payload is held whole. */
  private static final int LONGEST = 64 << 20;

  private static final double THOUSANDTHS = 1000;

  private final Screen screen;

  @Parameters(paramLabel = "FILE", arity = "0..1", defaultValue = "-", description = "What to look at, or - for standard input (default: ${DEFAULT-VALUE}).")
  private String file = "-";

  @Option(names = "--content-type", paramLabel = "TYPE", description = "Reads the payload as this: application/json (default: as text).")
  private @Nullable String contentType;

  @Option(names = "--ndjson", description = "Reads and writes one JSON object a line.")
  private boolean ndjson;

  @Option(names = "--reveal", description = "Shows what was found, not only where.")
  private boolean reveal;

  @Option(names = "--explain", description = "Shows all that was considered: why it was taken, or why not.")
  private boolean explain;

  public Inspect(Screen screen) {
    this.screen = screen;
  }

  @Override
  public Exit call() throws CannotRun, IOException {
    PayloadInspector inspector = LoneDetectors.inspector();
    try (InputStream in = Input.open(file)) {
      return ndjson ? lines(in, inspector) : whole(in, inspector);
    }
  }

  private Exit lines(InputStream in, PayloadInspector inspector) throws CannotRun, IOException {
    if (contentType != null) {
      throw new CannotRun("--ndjson takes no --content-type", "", "give each line a content_type of its own");
    }
    new Ndjson(new FindingsAnswer(inspector, reveal, explain)).run(in, file, screen.writer());
    return Exit.FINE;
  }

  private Exit whole(InputStream in, PayloadInspector inspector) throws CannotRun, IOException {
    byte[] bytes = in.readNBytes(LONGEST + 1);
    if (bytes.length > LONGEST) {
      throw new CannotRun("longer than 64 MiB", Input.name(file), "give it in pieces, with --ndjson");
    }
    if (explain) {
      Explanation explanation = contentType == null
          ? inspector.explain(new String(bytes, StandardCharsets.UTF_8))
          : inspector.explain(contentType, Bytes.wrap(bytes));
      return answer(explanation.examination(), new WhyTable(reveal).of(explanation.candidates()));
    }
    Examination seen = contentType == null
        ? inspector.examine(new String(bytes, StandardCharsets.UTF_8))
        : inspector.examine(contentType, Bytes.wrap(bytes));
    return answer(seen, table(seen));
  }

  private Exit answer(Examination seen, List<List<Cell>> rows) throws CannotRun {
    if (seen.content() instanceof Content.Opaque opaque) {
      throw new CannotRun("cannot be looked at: " + opaque.why(), Input.name(file),
          "name its --content-type, or decode it first");
    }
    if (seen.content().coverage() == Coverage.PARTIAL) {
      screen.note("only a part could be looked at");
    }
    if (rows.size() > 1) {
      screen.table(rows);
    }
    if (seen.findings().isEmpty()) {
      screen.note("nothing is found");
      return Exit.FINE;
    }
    return Exit.FINDINGS;
  }

  private List<List<Cell>> table(Examination seen) {
    List<Finding> findings = seen.findings();
    List<List<Cell>> rows = new ArrayList<>();
    rows.add(head());
    for (int i = 0; i < findings.size(); i++) {
      rows.add(row(findings.get(i), seen, i));
    }
    return rows;
  }

  private List<Cell> head() {
    List<Cell> head = new ArrayList<>();
    for (String name : List.of("TYPE", "START", "END", "SCORE", "DETECTOR", "WHERE")) {
      head.add(new Cell(name, Style.STRONG));
    }
    if (reveal) {
      head.add(new Cell("VALUE", Style.STRONG));
    }
    return head;
  }

  private List<Cell> row(Finding finding, Examination seen, int index) {
    List<Cell> row = new ArrayList<>(List.of(new Cell(finding.kind().name(), Style.NOTICE),
        Cell.of(String.valueOf(finding.where().start())), Cell.of(String.valueOf(finding.where().end())),
        Cell.of(rounded(finding.score())), Cell.of(finding.detector().text()),
        Cell.of(finding.where().pointer())));
    if (reveal) {
      row.add(Cell.of(seen.revealed(index)));
    }
    return row;
  }

  /** Returns a score as people read it. */
  static String rounded(double score) {
    return String.valueOf(Math.round(score * THOUSANDTHS) / THOUSANDTHS);
  }
}
