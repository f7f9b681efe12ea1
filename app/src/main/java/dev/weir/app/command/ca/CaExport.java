package dev.weir.app.command.ca;

import dev.weir.app.command.CannotRun;
import dev.weir.app.command.ConfigFile;
import dev.weir.app.command.Exit;
import dev.weir.app.text.Screen;
import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code weir ca export}: the certificate that the proxy's clients have to trust, as PEM. */
@Command(name = "export", description = "Print the interception CA's certificate as PEM.", footer = {"",
  "Use: weir ca export > weir-ca.pem"})
public final class CaExport implements Callable<Exit> {

  private final Screen screen;

  @Mixin
  private ConfigFile config = new ConfigFile();

  public CaExport(Screen screen) {
    this.screen = screen;
  }

  @Override
  public Exit call() throws CannotRun, IOException {
    screen.raw(OpenAuthority.of(config).authority().pem());
    return Exit.FINE;
  }
}
