package dev.weir.app.command.admin;

import dev.weir.admin.account.Account;
import dev.weir.admin.account.Account.Standing;
import dev.weir.app.command.CannotRun;
import dev.weir.app.command.ConfigFile;
import dev.weir.app.command.Exit;
import dev.weir.app.text.Screen;
import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code weir admin lock} and {@code unlock}: whether an account's owner gets in; its sessions and tokens end at once. */
@Command
public final class AdminLock implements Callable<Exit> {

  private final Screen screen;
  private final boolean locked;

  @Parameters(paramLabel = "NAME", description = "As `weir admin accounts` shows it.")
  private String name = "";

  @Mixin
  private ConfigFile config = new ConfigFile();

  private AdminLock(Screen screen, boolean locked) {
    this.screen = screen;
    this.locked = locked;
  }

  /** Returns the command that locks, or the one that unlocks. */
  public static CommandLine command(Screen screen, boolean locked) {
    CommandLine command = new CommandLine(new AdminLock(screen, locked))
        .setCommandName(locked ? "lock" : "unlock");
    command.getCommandSpec().usageMessage().description(locked
        ? "Keep an account's owner out; its sessions and tokens end at once."
        : "Let an account's owner in again.");
    return command;
  }

  @Override
  public Exit call() throws CannotRun, IOException {
    String done = locked ? "locked" : "unlocked";
    try (OpenAccounts open = OpenAccounts.of(config)) {
      open.accounts().edit(open.actor(), "account " + done, name, this::turned);
      screen.line(name + "  " + done);
    }
    return Exit.FINE;
  }

  private Account turned(Account account) {
    return account.with(new Standing(account.standing().roles(), account.standing().teams(), locked));
  }
}
