package dev.weir.app.command.vault;

import dev.weir.app.command.CannotRun;
import dev.weir.app.command.ConfigFile;
import dev.weir.app.command.Exit;
import dev.weir.app.text.Cell;
import dev.weir.app.text.Screen;
import dev.weir.vault.Keys;
import java.io.IOException;
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
      screen.table(
          List.of(List.of(Cell.of("id"), Cell.of(id)), List.of(Cell.of("caller"), Cell.of(key.caller())),
              List.of(Cell.of("state"), KeysList.state(key)),
              List.of(Cell.of("minted"), Cell.of(key.created().toString())),
              List.of(Cell.of("note"), Cell.of(key.note()))));
    }
    return Exit.FINE;
  }
}
