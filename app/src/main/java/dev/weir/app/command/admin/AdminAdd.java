package dev.weir.app.command.admin;

import dev.weir.admin.account.Account.Standing;
import dev.weir.admin.account.Accounts;
import dev.weir.admin.account.Role;
import dev.weir.app.command.CannotRun;
import dev.weir.app.command.ConfigFile;
import dev.weir.app.command.Exit;
import dev.weir.app.text.Screen;
import java.io.IOException;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code weir admin add}: an account, and the code by which its owner sets the password. */
@Command(name = "add", description = "Make an account, and the one-time code by which its owner sets a password.")
public final class AdminAdd implements Callable<Exit> {

  private final Screen screen;

  @Parameters(paramLabel = "NAME", description = "Small letters, digits and . _ - @ +")
  private String name = "";

  @Option(names = "--role", paramLabel = "ROLE", required = true, description = "viewer, auditor, operator or admin; may be given again.")
  private List<String> roles = List.of();

  @Option(names = "--team", paramLabel = "TEAM", description = "See this team's callers alone; may be given again.")
  private List<String> teams = List.of();

  @Mixin
  private ConfigFile config = new ConfigFile();

  public AdminAdd(Screen screen) {
    this.screen = screen;
  }

  @Override
  public Exit call() throws CannotRun, IOException {
    Set<Role> held = EnumSet.noneOf(Role.class);
    for (String role : roles) {
      held.add(Role.named(role).orElseThrow(() -> new CannotRun("that is no role", "--role " + role,
          "take viewer, auditor, operator or admin")));
    }
    try (OpenAccounts open = OpenAccounts.of(config)) {
      Accounts.Made made = open.accounts().add(open.actor(), name,
          new Standing(held, new LinkedHashSet<>(teams), false));
      hand(screen, open, made);
    }
    return Exit.FINE;
  }

  /** Prints the code alone, and beside it what it is for. */
  static void hand(Screen screen, OpenAccounts open, Accounts.Made made) {
    screen.line(made.code());
    screen.note("good once, for a day, for " + made.account().name() + " at " + open.page("bootstrap"));
  }
}
