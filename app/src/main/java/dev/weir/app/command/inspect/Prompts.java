package dev.weir.app.command.inspect;

import dev.weir.app.command.CannotRun;
import dev.weir.app.command.Exit;
import dev.weir.app.command.Input;
import dev.weir.app.text.Cell;
import dev.weir.app.text.Screen;
import dev.weir.app.text.Style;
import dev.weir.detect.prompt.Judgement;
import dev.weir.detect.prompt.Judgement.Label;
import dev.weir.detect.prompt.PromptFilter;
import dev.weir.detect.prompt.Role;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code weir prompts}: the prompt-abuse filter on its own; nothing is sent. */
@Command(name = "prompts", description = "Tell whether a text abuses a language model: injection, jailbreak, extraction.", footer = {
  "",
  "--ndjson reads {\"id\", \"text\", \"role\"?} a line and answers each with label, score and why; a score of 0.5",
  "is abuse. Without it the exit code is 1 where the text is abuse."})
public final class Prompts implements Callable<Exit> {

  /** A text is held whole. */
  private static final int LONGEST = 16 << 20;

  private final Screen screen;

  @Parameters(paramLabel = "FILE", arity = "0..1", defaultValue = "-", description = "What to judge, or - for standard input (default: ${DEFAULT-VALUE}).")
  private String file = "-";

  @Option(names = "--role", paramLabel = "ROLE", defaultValue = "user", description = "Who says it: user, system, assistant, tool (default: ${DEFAULT-VALUE}).")
  private String role = "user";

  @Option(names = "--ndjson", description = "Reads and writes one JSON object a line.")
  private boolean ndjson;

  public Prompts(Screen screen) {
    this.screen = screen;
  }

  @Override
  public Exit call() throws CannotRun, IOException {
    Role speaker = Role.of(role).orElseThrow(
        () -> new CannotRun("there is no role " + role, "", "use one of user, system, assistant, tool"));
    PromptFilter filter = PromptFilter.shipped();
    try (InputStream in = Input.open(file)) {
      if (ndjson) {
        new Ndjson(new PromptAnswer(filter)).run(in, file, screen.writer());
        return Exit.FINE;
      }
      return whole(in.readNBytes(LONGEST + 1), filter, speaker);
    }
  }

  private Exit whole(byte[] bytes, PromptFilter filter, Role speaker) throws CannotRun {
    if (bytes.length > LONGEST) {
      throw new CannotRun("longer than 16 MiB", Input.name(file), "give it in pieces, with --ndjson");
    }
    Judgement judgement = filter.judge(new String(bytes, StandardCharsets.UTF_8), speaker);
    screen.line(
        new Cell(judgement.label().word(), judgement.label() == Label.BENIGN ? Style.GOOD : Style.BAD),
        Cell.of(String.format(Locale.ROOT, ", score %.2f (%s)", judgement.score(), filter.version())));
    List<List<Cell>> rows = new ArrayList<>();
    judgement.why().forEach(reason -> rows.add(List.of(Cell.of("  " + reason.what()),
        Cell.of(reason.start() + " to " + reason.end()))));
    screen.table(rows);
    return judgement.label() == Label.BENIGN ? Exit.FINE : Exit.FINDINGS;
  }
}
