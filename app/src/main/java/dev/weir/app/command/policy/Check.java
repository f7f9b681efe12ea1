package dev.weir.app.command.policy;

import dev.weir.app.command.CannotRun;
import dev.weir.app.command.ConfigArgument;
import dev.weir.app.command.Exit;
import dev.weir.app.text.Cell;
import dev.weir.app.text.Screen;
import dev.weir.app.text.Style;
import dev.weir.model.settings.CallerRule;
import dev.weir.model.settings.Defaults;
import dev.weir.model.settings.Settings;
import dev.weir.policy.Explain;
import dev.weir.policy.Loaded;
import dev.weir.policy.PriceAge;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code weir check}: every mistake in a configuration at once, and what is weak in one without mistakes. */
@Command(name = "check", description = "Find every mistake in a configuration.")
public final class Check implements Callable<Exit> {

  private final Screen screen;

  @Mixin
  private ConfigArgument config = new ConfigArgument();

  public Check(Screen screen) {
    this.screen = screen;
  }

  @Override
  public Exit call() throws CannotRun {
    Loaded.Ok loaded = config.load();
    Settings settings = loaded.inForce().settings();
    screen.line(new Cell("fine", Style.GOOD),
        Cell.of("  " + config.path() + ": " + count(settings.callers().size(), "caller") + ", "
            + count(settings.destinations().size(), "destination") + ", "
            + count(Explain.policies(loaded.inForce()).size(), "policy", "policies") + ", "
            + count(loaded.tests().size(), "test")));
    weaknesses(settings);
    PriceAge.of(loaded.inForce(), LocalDate.now(ZoneOffset.UTC)).filter(PriceAge::isOld)
        .ifPresent(age -> screen.note(age.words() + ": " + age.mend()));
    return Exit.FINE;
  }

  private void weaknesses(Settings settings) {
    settings.callers().stream().filter(CallerRule::byAddress).forEach(caller -> screen.note(caller.name()
        + " is known by its address alone, the weakest proof: whoever sends from there is " + caller.name()));
    if (settings.defaults().mode() == Defaults.Mode.SHADOW) {
      screen.note("mode: shadow only records what policies would do");
    }
    if (settings.defaults().allowUnlisted()) {
      screen.note("decision: allow lets calls pass to hosts that no destination lists");
    }
    settings.audit().exports().stream().filter(export -> export.to().isOpen()).forEach(export -> screen.note(
        "the export " + export.name() + " tells across the network in the plain who sent what where"));
  }

  private static String count(int n, String one) {
    return count(n, one, one + "s");
  }

  private static String count(int n, String one, String many) {
    return n + " " + (n == 1 ? one : many);
  }
}
