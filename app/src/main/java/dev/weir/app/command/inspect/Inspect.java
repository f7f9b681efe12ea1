package dev.weir.app.command.inspect;

import dev.weir.app.Configurations;
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
import dev.weir.detect.pieces.LongBody;
import dev.weir.detect.pieces.TooLong;
import dev.weir.model.Content;
import dev.weir.model.Coverage;
import dev.weir.model.Finding;
import dev.weir.model.net.Bytes;
import dev.weir.model.settings.DetectorRule;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code weir inspect}: the payload detectors on their own; nothing is sent, and values are shown only on request. */
@Command(name = "inspect", description = "Find personal data and secrets in a payload.", footer = {"",
  "--ndjson reads {\"id\", \"text\"} or {\"id\", \"content_type\", \"payload\"} a line and answers each with its findings;",
  "start and end count Unicode code points of the value that pointer names; base64() and the like in it are documents",
  "inside of values. Without --ndjson the exit code is 1 where something is found.",
  "What is longer than 4 MiB is read in pieces where it is text, CSV or lines of JSON (application/x-ndjson), of any length;",
  "all else is held whole, up to 64 MiB."})
public final class Inspect implements Callable<Exit> {

  /** A longer payload is looked at in pieces, where its format has any. */
  private static final int HELD = 4 << 20;
  /** What has none is held whole. */
  private static final int LONGEST = 64 << 20;
  /** So many findings are shown of a long payload; the rest is counted. */
  private static final int SHOWN = 10_000;

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

  @Option(names = {"-c",
    "--config"}, paramLabel = "FILE", description = "Asks the detectors of this configuration as well.")
  private @Nullable Path config;

  public Inspect(Screen screen) {
    this.screen = screen;
  }

  @Override
  public Exit call() throws CannotRun, IOException {
    PayloadInspector inspector = LoneDetectors.inspector(own());
    try (InputStream in = Input.open(file)) {
      return ndjson ? lines(in, inspector) : whole(in, inspector);
    }
  }

  private List<DetectorRule> own() throws CannotRun {
    if (config == null) {
      return List.of();
    }
    if (!Files.isReadable(config) || Files.isDirectory(config)) {
      throw new CannotRun("cannot read the configuration", config.toString(), "name another with -c FILE");
    }
    return Configurations.load(config).inForce().settings().detectors();
  }

  private Exit lines(InputStream in, PayloadInspector inspector) throws CannotRun, IOException {
    if (contentType != null) {
      throw new CannotRun("--ndjson takes no --content-type", "", "give each line a content_type of its own");
    }
    new Ndjson(new FindingsAnswer(inspector, reveal, explain)).run(in, file, screen.writer());
    return Exit.FINE;
  }

  private Exit whole(InputStream in, PayloadInspector inspector) throws CannotRun, IOException {
    byte[] begun = in.readNBytes(HELD + 1);
    Optional<LongBody> pieces = contentType == null
        ? Optional.of(LongBody.text(inspector))
        : LongBody.of(inspector, contentType);
    if (begun.length > HELD && pieces.isPresent() && !explain) {
      return inPieces(pieces.get(), new SequenceInputStream(new ByteArrayInputStream(begun), in));
    }
    byte[] bytes = joined(begun, in.readNBytes(LONGEST + 1 - begun.length));
    if (bytes.length > LONGEST) {
      throw new CannotRun("longer than 64 MiB", Input.name(file),
          "give it as lines of JSON (application/x-ndjson), as text or as CSV, which are read in pieces; everything else, and "
              + "what is to be explained, is held whole");
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

  private static byte[] joined(byte[] begun, byte[] rest) {
    byte[] joined = Arrays.copyOf(begun, begun.length + rest.length);
    System.arraycopy(rest, 0, joined, begun.length, rest.length);
    return joined;
  }

  private Exit inPieces(LongBody body, InputStream in) throws CannotRun, IOException {
    List<List<Cell>> rows = new ArrayList<>(List.of(head()));
    AtomicLong found = new AtomicLong();
    try {
      boolean read = body.read(in, (finding, value) -> {
        if (found.incrementAndGet() <= SHOWN) {
          rows.add(row(finding, value));
        }
      });
      if (!read) {
        screen.note("only a part could be looked at");
      }
    } catch (TooLong e) {
      throw new CannotRun("a line or row of more than " + (e.longest() >> 20) + " MiB", Input.name(file),
          "check that --content-type says what it is");
    }
    if (found.get() > SHOWN) {
      screen.note(found.get() - SHOWN + " more are found");
    }
    return found.get() == 0 ? nothing() : shown(rows);
  }

  private Exit nothing() {
    screen.note("nothing is found");
    return Exit.FINE;
  }

  private Exit shown(List<List<Cell>> rows) {
    screen.table(rows);
    return Exit.FINDINGS;
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
    return seen.findings().isEmpty() ? nothing() : Exit.FINDINGS;
  }

  private List<List<Cell>> table(Examination seen) {
    List<Finding> findings = seen.findings();
    List<List<Cell>> rows = new ArrayList<>();
    rows.add(head());
    for (int i = 0; i < findings.size(); i++) {
      rows.add(row(findings.get(i), seen.revealed(i)));
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

  private List<Cell> row(Finding finding, String value) {
    List<Cell> row = new ArrayList<>(List.of(new Cell(finding.kind().name(), Style.NOTICE),
        Cell.of(String.valueOf(finding.where().start())), Cell.of(String.valueOf(finding.where().end())),
        Cell.of(rounded(finding.score())), Cell.of(finding.detector().text()),
        Cell.of(finding.where().pointer())));
    if (reveal) {
      row.add(Cell.of(value));
    }
    return row;
  }

  /** Returns a score as people read it. */
  static String rounded(double score) {
    return String.valueOf(Math.round(score * THOUSANDTHS) / THOUSANDTHS);
  }
}
