package dev.weir.app.command.admin;

import dev.weir.admin.account.Accounts;
import dev.weir.app.command.CannotRun;
import dev.weir.app.command.ConfigFile;
import dev.weir.app.command.Exit;
import dev.weir.app.text.Screen;
import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code weir admin bootstrap}: the code for the first account, alone on standard output and nowhere else. */
@Command(name = "bootstrap", description = "Make the one-time code for the first account; there is no default password.")
public final class AdminBootstrap implements Callable<Exit> {

  private final Screen screen;

  @Mixin
  private ConfigFile config = new ConfigFile();

  public AdminBootstrap(Screen screen) {
    this.screen = screen;
  }

  @Override
  public Exit call() throws CannotRun, IOException {
    try (OpenAccounts open = OpenAccounts.of(config)) {
      screen.line(open.accounts().bootstrapCode(open.actor()));
      screen
          .note("good once, for " + Accounts.BOOTSTRAP.toMinutes() + " minutes, at " + open.page("bootstrap")
              + " of the Weir that runs");
    }
    return Exit.FINE;
  }
}
