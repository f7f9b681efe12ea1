package dev.weir.app.command.scan;

import dev.weir.app.command.CannotRun;
import dev.weir.app.command.Exit;
import dev.weir.app.text.Cell;
import dev.weir.app.text.Screen;
import dev.weir.app.text.Style;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code weir scan}: what can leave from sources, from where and to whom; nothing of them is executed. */
@Command(name = "scan", description = "Find in source code what can leave, from where, and to whom.", footer = {
  "",
  "A TARGET is a file, a folder, a notebook, an archive, or a Python package by name: requests, requests==2.32.3.",
  "Exit code 1 tells of findings (see --fail-on) and of files that could not be read."})
public final class ScanCommand implements Callable<Exit> {

  private final Screen screen;
  private final Engine engine;

  @Spec
  private CommandSpec spec = CommandSpec.create();

  @Parameters(paramLabel = "TARGET", arity = "0..*", description = "What to scan.")
  private List<String> targets = List.of();

  @Option(names = "--format", split = ",", paramLabel = "FORMAT", description = "text, html, json or sarif; several with commas (default: text).")
  private List<String> formats = List.of("text");

  @Option(names = {"-o",
    "--output"}, paramLabel = "FILE", description = "Where the report goes; a folder for several formats (default: standard output).")
  private @Nullable Path output;

  @Option(names = "--policy", paramLabel = "FILE", description = "Writes a configuration of Weir's that allows what was found and nothing else.")
  private @Nullable Path policy;

  @Option(names = "--rules", description = "Lists the rules, and scans nothing.")
  private boolean rules;

  @Mixin
  private SharedOptions options = new SharedOptions();

  public ScanCommand(Screen screen, Engine engine) {
    this.screen = screen;
    this.engine = engine;
  }

  @Override
  public Exit call() throws CannotRun, IOException {
    if (rules) {
      screen.table(engine.rules().stream().map(rule -> List.of(new Cell(rule.name(), Style.STRONG),
          Cell.of(rule.severity().label()), Cell.of(rule.title()))).toList());
      return Exit.FINE;
    }
    if (targets.isEmpty()) {
      throw new ParameterException(spec.commandLine(), "no target given");
    }
    return new ScanRun(screen, engine, Clock.systemUTC()).run(new Ask(targets, Format.named(formats),
        Optional.ofNullable(output), options.settings(), options.baseline(), options.failOn(),
        Optional.ofNullable(policy), options.index()));
  }
}
