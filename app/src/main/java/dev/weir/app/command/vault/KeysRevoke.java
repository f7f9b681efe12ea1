package dev.weir.app.command.vault;

import dev.weir.app.command.CannotRun;
import dev.weir.app.command.ConfigFile;
import dev.weir.app.command.Exit;
import dev.weir.app.text.Screen;
import dev.weir.model.KeyId;
import dev.weir.vault.Keys;
import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code weir keys revoke}: ends a key for good, for a Weir that runs as well. */
@Command(name = "revoke", description = "End a key for good, and all that were made from it.")
public final class KeysRevoke implements Callable<Exit> {

  private final Screen screen;

  @Parameters(paramLabel = "ID", description = "As `weir keys list` shows it.")
  private String id = "";

  @Mixin
  private ConfigFile config = new ConfigFile();

  public KeysRevoke(Screen screen) {
    this.screen = screen;
  }

  @Override
  public Exit call() throws CannotRun, IOException {
    try (OpenVault open = OpenVault.of(config)) {
      Keys.Listed key = open.vault().keys().revoke(new KeyId(id));
      open.record("key revoked", id, "of " + key.caller());
      screen.line(id + "  revoked");
    }
    return Exit.FINE;
  }
}
