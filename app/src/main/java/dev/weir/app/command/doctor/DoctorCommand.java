package dev.weir.app.command.doctor;

import dev.weir.app.Configurations;
import dev.weir.app.Version;
import dev.weir.app.command.CannotRun;
import dev.weir.app.command.ConfigFile;
import dev.weir.app.command.Exit;
import dev.weir.app.text.Cell;
import dev.weir.app.text.Screen;
import dev.weir.app.text.Style;
import dev.weir.model.InForce;
import dev.weir.model.settings.Settings;
import dev.weir.policy.PriceAge;
import java.io.IOException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import tools.jackson.databind.json.JsonMapper;

/** {@code weir doctor}: what is wrong around a Weir, running or not, and how to mend it. */
@Command(name = "doctor", description = "Check a Weir, running or stopped: configuration, ports, data folder, keys, clock, network, audit log.", footer = {
  "",
  "Changes nothing, and sends nothing to a destination. Exit code 1 where something does not work; what only wants a look does not count."})
public final class DoctorCommand implements Callable<Exit> {

  private final Screen screen;

  @Mixin
  private ConfigFile config = new ConfigFile();

  @Option(names = "--offline", description = "Look up and connect to no destination.")
  private boolean offline;

  @Option(names = "--json", description = "Write one JSON object, for programs.")
  private boolean json;

  public DoctorCommand(Screen screen) {
    this.screen = screen;
  }

  @Override
  public Exit call() throws CannotRun, IOException, InterruptedException {
    InForce inForce = Configurations.load(config.path()).inForce();
    Settings settings = inForce.settings();
    Clock clock = Clock.systemUTC();
    List<Finding> findings = new ArrayList<>();
    findings.add(Finding.well("configuration", config.path() + " can be used"));
    PriceAge.of(inForce, LocalDate.now(clock)).map(DoctorCommand::prices).ifPresent(findings::add);
    findings.addAll(new Running(settings).look());
    findings.addAll(new Ground(settings, clock).look());
    findings.addAll(new Holdings(settings, clock).look());
    findings.addAll(new Certificates(settings, clock).look());
    findings.addAll(new Kernel(settings.limits()).look());
    findings.addAll(new Records(settings.data(), clock).look());
    if (!offline) {
      settings.analyser().map(rule -> new Adviser(rule).look()).ifPresent(findings::add);
      findings.addAll(new Ways(settings).look());
      settings.shared().postgres().map(postgres -> new Base(postgres, clock).look()).ifPresent(findings::add);
      settings.shared().redis().map(redis -> new Cache(redis).look()).ifPresent(findings::add);
    }
    return told(findings);
  }

  private static Finding prices(PriceAge age) {
    return age.isOld()
        ? Finding.odd("prices", age.words(), age.mend())
        : Finding.well("prices", age.words());
  }

  private Exit told(List<Finding> findings) {
    long ill = findings.stream().filter(finding -> finding.state() == Finding.State.ILL).count();
    if (json) {
      screen.raw(JsonMapper.shared().writeValueAsString(new Report(
          findings.stream().map(DoctorCommand::row).toList(), ill, Version.number())) + "\n");
    } else {
      findings.forEach(this::show);
      screen.line(ill == 0 ? "nothing is broken" : ill + " of " + findings.size() + " checks failed");
    }
    return ill == 0 ? Exit.FINE : Exit.FINDINGS;
  }

  private record Report(List<Row> checks, long failed, String version) {}

  private record Row(String state, String of, String what, String mend) {}

  private static Row row(Finding finding) {
    return new Row(word(finding.state()), finding.of(), finding.what(), finding.mend());
  }

  private static String word(Finding.State state) {
    return switch (state) {
      case WELL -> "ok";
      case ODD -> "look";
      case ILL -> "fails";
    };
  }

  private void show(Finding finding) {
    Cell state = switch (finding.state()) {
      case WELL -> new Cell("ok    ", Style.GOOD);
      case ODD -> new Cell("look  ", Style.NOTICE);
      case ILL -> new Cell("FAILS ", Style.BAD);
    };
    screen.line(state, Cell.of(finding.of() + ": " + finding.what()));
    if (!finding.mend().isEmpty()) {
      screen.line(Cell.of("      "), new Cell("  " + finding.mend(), Style.QUIET));
    }
  }
}
