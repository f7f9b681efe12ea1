package dev.weir.app.command.admin;

import dev.weir.admin.account.Account;
import dev.weir.admin.account.Role;
import dev.weir.app.command.CannotRun;
import dev.weir.app.command.ConfigFile;
import dev.weir.app.command.Exit;
import dev.weir.app.text.Cell;
import dev.weir.app.text.Screen;
import dev.weir.app.text.Style;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code weir admin accounts}: who administers this Weir, without anything by which one could. */
@Command(name = "accounts", description = "List the accounts of administrators.")
public final class AdminAccounts implements Callable<Exit> {

  private final Screen screen;

  @Mixin
  private ConfigFile config = new ConfigFile();

  public AdminAccounts(Screen screen) {
    this.screen = screen;
  }

  @Override
  public Exit call() throws CannotRun, IOException {
    try (OpenAccounts open = OpenAccounts.of(config)) {
      List<Account> accounts = open.accounts().list();
      if (accounts.isEmpty()) {
        screen.note("there is no account yet: weir admin bootstrap");
        return Exit.FINE;
      }
      List<List<Cell>> rows = new ArrayList<>();
      rows.add(Stream.of("NAME", "ROLES", "TEAMS", "STATE", "FACTORS")
          .map(head -> new Cell(head, Style.STRONG)).toList());
      accounts.forEach(account -> rows.add(row(account)));
      screen.table(rows);
    }
    return Exit.FINE;
  }

  private static List<Cell> row(Account account) {
    return List.of(Cell.of(account.name()),
        Cell.of(String.join(", ", account.standing().roles().stream().map(Role::word).sorted().toList())),
        Cell.of(String.join(", ", account.standing().teams().stream().sorted().toList())), state(account),
        Cell.of(factors(account.factors())));
  }

  private static Cell state(Account account) {
    if (account.standing().locked()) {
      return new Cell("locked", Style.BAD);
    }
    return account.factors().password().isPresent() && account.factors().second()
        ? new Cell("enrolled", Style.GOOD)
        : new Cell("to enrol", Style.NOTICE);
  }

  private static String factors(Account.Factors factors) {
    List<String> all = new ArrayList<>();
    factors.password().ifPresent(_ -> all.add("password"));
    factors.totp().ifPresent(_ -> all.add("totp, " + factors.recovery().size() + " recovery codes"));
    if (!factors.passkeys().isEmpty()) {
      all.add(factors.passkeys().size() + " passkeys");
    }
    return String.join(", ", all);
  }
}
