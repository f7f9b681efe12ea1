package dev.weir.app.command.vault;

import dev.weir.app.command.CannotRun;
import dev.weir.app.command.ConfigFile;
import dev.weir.app.command.Exit;
import dev.weir.app.text.Cell;
import dev.weir.app.text.Screen;
import dev.weir.app.text.Style;
import dev.weir.vault.Keys;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code weir keys list}: every key ever minted, by its public id. */
@Command(name = "list", description = "List the keys, by id.")
public final class KeysList implements Callable<Exit> {

  private final Screen screen;

  @Mixin
  private ConfigFile config = new ConfigFile();

  public KeysList(Screen screen) {
    this.screen = screen;
  }

  @Override
  public Exit call() throws CannotRun, IOException {
    try (OpenVault open = OpenVault.of(config)) {
      List<Keys.Listed> keys = open.vault().keys().list();
      if (keys.isEmpty()) {
        screen.note("there is no key yet: weir keys mint CALLER");
        return Exit.FINE;
      }
      List<List<Cell>> rows = new ArrayList<>();
      rows.add(Stream.of("ID", "CALLER", "STATE", "MINTED", "FROM", "NOTE")
          .map(head -> new Cell(head, Style.STRONG))
          .toList());
      keys.forEach(key -> rows.add(List.of(Cell.of(key.id().text()), Cell.of(key.caller()), state(key),
          Cell.of(key.created().toString()), Cell.of(origin(key)), Cell.of(key.note()))));
      screen.table(rows);
    }
    return Exit.FINE;
  }

  /** Returns the id of the key that this one was made from; empty text for a root key. */
  private static String origin(Keys.Listed key) {
    return key.above().isEmpty() ? "" : key.above().getLast().text();
  }

  /** Returns whether a key is in force and since or until when. */
  static Cell state(Keys.Listed key) {
    Instant now = Clock.systemUTC().instant();
    if (key.revoked().isPresent()) {
      return new Cell("revoked " + key.revoked().get(), Style.BAD);
    }
    return key.expires().map(at -> at.isAfter(now)
        ? new Cell("valid until " + at, Style.GOOD)
        : new Cell("expired " + at, Style.NOTICE)).orElse(new Cell("valid", Style.GOOD));
  }
}
