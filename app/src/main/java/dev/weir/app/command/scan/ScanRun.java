package dev.weir.app.command.scan;

import dev.weir.app.command.CannotRun;
import dev.weir.app.command.Exit;
import dev.weir.app.text.Screen;
import dev.weir.scan.Scanned;
import dev.weir.scan.Target;
import dev.weir.scan.baseline.Baseline;
import dev.weir.scan.config.ScanSettings;
import dev.weir.scan.result.Conclusion;
import dev.weir.scan.result.Result;
import dev.weir.scan.result.RuleDoc;
import dev.weir.scan.review.Review;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** One scan from what was asked for to the exit code. */
final class ScanRun {

  private static final long LARGEST_BASELINE = 512L << 20;

  private final Screen screen;
  private final Engine engine;
  private final LocalDate today;

  ScanRun(Screen screen, Engine engine, Clock clock) {
    this.screen = screen;
    this.engine = engine;
    this.today = LocalDate.now(clock);
  }

  Exit run(Ask ask) throws CannotRun, IOException {
    List<RuleDoc> rules = engine.rules();
    ScanSettings settings = settings(ask, rules);
    Review review = new Review(ask.failOn().map(settings::failingOn).orElse(settings), baseline(ask), rules,
        today);
    Outputs outputs = Outputs.of(ask.formats(), ask.to(), today, screen);
    try (Targets targets = new Targets(ask.index(), screen)) {
      Scanned scanned = scan(targets.of(ask.targets()), settings);
      Result result = review.of(scanned.report(), scanned.excerpts());
      outputs.write(result, scanned.excerpts());
      if (!ask.formats().contains(Format.TEXT)) {
        screen.note(Conclusion.of(result).headline());
      }
      if (ask.policy().isPresent()) {
        Files.writeString(ask.policy().get(), LeastPrivilege.of(result).yaml());
        screen.note("policy: " + ask.policy().get() + "; look it over, then `weir check` it");
      }
      return review.fails(result) ? Exit.FINDINGS : Exit.FINE;
    }
  }

  private Scanned scan(List<Target> targets, ScanSettings settings) {
    Bar bar = new Bar(screen);
    try {
      return engine.scan(targets, settings, bar);
    } finally {
      bar.end();
    }
  }

  private static ScanSettings settings(Ask ask, List<RuleDoc> rules) throws CannotRun, IOException {
    Path usual = Path.of(ScanFile.USUAL);
    Optional<Path> file = ask.settings().or(() -> Optional.of(usual).filter(Files::exists));
    return file.isEmpty()
        ? ScanSettings.USUAL
        : new ScanFile(rules.stream().map(RuleDoc::name).collect(Collectors.toSet())).load(file.get());
  }

  private static Optional<Baseline> baseline(Ask ask) throws CannotRun, IOException {
    if (ask.baseline().isEmpty()) {
      return Optional.empty();
    }
    Path file = ask.baseline().get();
    if (!Files.isReadable(file) || Files.isDirectory(file) || Files.size(file) > LARGEST_BASELINE) {
      throw new CannotRun("cannot read the baseline", file.toString(),
          "name a report that `weir scan --format json` or `--format sarif` wrote");
    }
    Optional<Baseline> baseline = Baseline.parse(Files.readAllBytes(file));
    if (baseline.isEmpty()) {
      throw new CannotRun("is no report of a scan", file.toString(),
          "name one that `weir scan --format json` or `--format sarif` wrote");
    }
    return baseline;
  }
}
