package dev.weir.app.command.admin;

import dev.weir.admin.account.ApiToken;
import dev.weir.admin.account.ApiTokens;
import dev.weir.admin.account.Scope;
import dev.weir.app.command.CannotRun;
import dev.weir.app.command.ConfigFile;
import dev.weir.app.command.Exit;
import dev.weir.app.command.Lapse;
import dev.weir.app.text.Cell;
import dev.weir.app.text.Screen;
import dev.weir.app.text.Style;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code weir admin tokens}: lists API tokens, makes one or ends one. */
@Command(name = "tokens", description = "List the API tokens of programs; make one, or end one.")
public final class AdminTokens implements Callable<Exit> {

  private final Screen screen;

  /** What is done besides listing. */
  private static final class Act {
    @Option(names = "--mint", paramLabel = "NAME", description = "Make a token; it is shown this once.")
    private @Nullable String mint;

    @Option(names = "--end", paramLabel = "ID", description = "End a token for good.")
    private @Nullable String end;
  }

  @ArgGroup(exclusive = true)
  private Act act = new Act();

  @Option(names = "--scope", paramLabel = "SCOPE", description = "With --mint: metrics, audit, keys, secrets, rotate or accounts; may be given again.")
  private List<String> scopes = List.of();

  @Option(names = "--team", paramLabel = "TEAM", description = "With --mint: see this team's callers alone; may be given again.")
  private List<String> teams = List.of();

  @Option(names = "--expires", paramLabel = "TIME", defaultValue = "90d", description = "With --mint: how long it is valid, up to 365d (default: ${DEFAULT-VALUE}).")
  private String expires = "90d";

  @Mixin
  private ConfigFile config = new ConfigFile();

  public AdminTokens(Screen screen) {
    this.screen = screen;
  }

  @Override
  public Exit call() throws CannotRun, IOException {
    try (OpenAccounts open = OpenAccounts.of(config)) {
      if (act.mint != null) {
        mint(open, act.mint);
      } else if (act.end != null) {
        open.accounts().tokens().end(open.actor(), act.end);
        screen.line(act.end + "  ended");
      } else {
        list(open.accounts().tokens().list());
      }
    }
    return Exit.FINE;
  }

  private void mint(OpenAccounts open, String name) throws CannotRun, IOException {
    Set<Scope> held = EnumSet.noneOf(Scope.class);
    for (String scope : scopes) {
      held.add(Scope.named(scope).orElseThrow(() -> new CannotRun("that is no scope", "--scope " + scope,
          "take metrics, audit, keys, secrets, rotate or accounts")));
    }
    if (held.isEmpty()) {
      throw new CannotRun("a token without a scope is good for nothing", "", "give it --scope, once or more");
    }
    Duration life = Lapse.parse(expires)
        .orElseThrow(() -> new CannotRun("that is no time", "--expires " + expires,
            "write a number and one of s, m, h, d, w, such as 90d"));
    ApiTokens.Minted made = open.accounts().tokens().mint(open.actor(), name, held,
        new LinkedHashSet<>(teams), life);
    screen.line(made.text());
    screen.note(
        "token " + made.token().id() + ", valid until " + made.token().ends() + "; this is its only copy");
  }

  private void list(List<ApiToken> tokens) {
    if (tokens.isEmpty()) {
      screen.note("there is no token: weir admin tokens --mint NAME --scope SCOPE");
      return;
    }
    List<List<Cell>> rows = new ArrayList<>();
    rows.add(Stream.of("ID", "NAME", "SCOPES", "TEAMS", "BY", "UNTIL")
        .map(head -> new Cell(head, Style.STRONG)).toList());
    tokens.forEach(token -> rows.add(List.of(Cell.of(token.id()), Cell.of(token.name()),
        Cell.of(String.join(", ", token.scopes().stream().map(Scope::word).sorted().toList())),
        Cell.of(String.join(", ", token.teams().stream().sorted().toList())), Cell.of(token.by()),
        Cell.of(token.ends().toString()))));
    screen.table(rows);
  }
}
