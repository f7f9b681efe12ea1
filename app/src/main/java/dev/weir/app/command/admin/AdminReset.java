package dev.weir.app.command.admin;

import dev.weir.app.command.CannotRun;
import dev.weir.app.command.ConfigFile;
import dev.weir.app.command.Exit;
import dev.weir.app.text.Screen;
import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code weir admin reset}: takes password and factors away, for who has lost them. */
@Command(name = "reset", description = "Take an account's password and factors away, and make the one-time code by which its owner sets new ones.")
public final class AdminReset implements Callable<Exit> {

  private final Screen screen;

  @Parameters(paramLabel = "NAME", description = "As `weir admin accounts` shows it.")
  private String name = "";

  @Mixin
  private ConfigFile config = new ConfigFile();

  public AdminReset(Screen screen) {
    this.screen = screen;
  }

  @Override
  public Exit call() throws CannotRun, IOException {
    try (OpenAccounts open = OpenAccounts.of(config)) {
      AdminAdd.hand(screen, open, open.accounts().reset(open.actor(), name));
    }
    return Exit.FINE;
  }
}
