package dev.weir.app.command.vault;

import static java.util.stream.Collectors.joining;

import dev.weir.app.command.CannotRun;
import dev.weir.app.command.ConfigFile;
import dev.weir.app.command.Exit;
import dev.weir.app.text.Cell;
import dev.weir.app.text.Screen;
import dev.weir.model.KeyId;
import dev.weir.model.Narrowing;
import dev.weir.vault.Keys;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code weir keys show}: all that is known of one key; its text is not. */
@Command(name = "show", description = "Show one key; never its text, which nobody has.")
public final class KeysShow implements Callable<Exit> {

  private final Screen screen;

  @Parameters(paramLabel = "ID", description = "As `weir keys list` shows it.")
  private String id = "";

  @Mixin
  private ConfigFile config = new ConfigFile();

  public KeysShow(Screen screen) {
    this.screen = screen;
  }

  @Override
  public Exit call() throws CannotRun, IOException {
    try (OpenVault open = OpenVault.of(config)) {
      Keys.Listed key = open.vault().keys().list().stream().filter(listed -> listed.id().text().equals(id))
          .findFirst()
          .orElseThrow(
              () -> new CannotRun("there is no key " + id, "", "weir keys list shows those there are"));
      List<List<Cell>> rows = new ArrayList<>();
      rows.add(row("id", id));
      rows.add(row("caller", key.caller()));
      rows.add(List.of(Cell.of("state"), KeysList.state(key)));
      rows.add(row("minted", key.created().toString()));
      rows.add(row("note", key.note()));
      if (!key.above().isEmpty()) {
        rows.add(
            row("made from", key.above().reversed().stream().map(KeyId::text).collect(joining(", from "))));
        narrowing(key.to(), rows);
        key.allowances().forEach(has -> rows.add(row(
            has.owner().equals(key.id()) ? "budget" : "budget of " + has.owner(), has.share().text())));
        key.binding().ifPresent(binding -> rows.add(row("bound to", binding.toString())));
      }
      screen.table(rows);
    }
    return Exit.FINE;
  }

  private static void narrowing(Narrowing to, List<List<Cell>> rows) {
    only("destinations", to.destinations(), rows);
    only("methods", to.methods(), rows);
    only("paths", to.paths(), rows);
    to.data().ifPresent(kinds -> rows.add(row("data types", kinds.isEmpty() ? "none" : listed(kinds))));
    only("addresses", to.addresses(), rows);
    only("models", to.models(), rows);
  }

  private static void only(String what, Collection<?> open, List<List<Cell>> rows) {
    if (!open.isEmpty()) {
      rows.add(row(what, listed(open)));
    }
  }

  private static String listed(Collection<?> values) {
    return values.stream().map(Object::toString).sorted().collect(joining(", "));
  }

  private static List<Cell> row(String name, String value) {
    return List.of(Cell.of(name), Cell.of(value));
  }
}
