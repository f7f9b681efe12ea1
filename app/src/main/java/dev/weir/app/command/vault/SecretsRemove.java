package dev.weir.app.command.vault;

import dev.weir.app.command.CannotRun;
import dev.weir.app.command.ConfigFile;
import dev.weir.app.command.Exit;
import dev.weir.app.text.Screen;
import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code weir secrets remove}: forgets a credential, all its versions. */
@Command(name = "remove", description = "Forget a credential; calls that need it fail from then on.")
public final class SecretsRemove implements Callable<Exit> {

  private final Screen screen;

  @Parameters(paramLabel = "NAME", description = "One that is set.")
  private String name = "";

  @Mixin
  private ConfigFile config = new ConfigFile();

  public SecretsRemove(Screen screen) {
    this.screen = screen;
  }

  @Override
  public Exit call() throws CannotRun, IOException {
    try (OpenVault open = OpenVault.of(config)) {
      open.vault().secrets().remove(name);
      open.record("secret removed", name, "");
      screen.line(name + "  removed");
    }
    return Exit.FINE;
  }
}
