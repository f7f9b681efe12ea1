package dev.weir.app.command.vault;

import dev.weir.app.ChangeInbox;
import dev.weir.app.Configurations;
import dev.weir.app.DataFolder;
import dev.weir.app.MasterKeys;
import dev.weir.app.command.CannotRun;
import dev.weir.app.command.ConfigFile;
import dev.weir.model.settings.Settings;
import dev.weir.vault.Vault;
import dev.weir.vault.VaultSite;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;

/** A configuration's vault for the length of one command, beside a {@code weir serve} or before the first. */
public record OpenVault(Path file, Settings settings, Vault vault) implements AutoCloseable {

  /** Opens it; the data folder is made where there is none. */
  public static OpenVault of(ConfigFile config) throws CannotRun, IOException {
    Path file = config.path();
    Settings settings = Configurations.load(file).inForce().settings();
    DataFolder.prepare(settings.data());
    return new OpenVault(file, settings,
        Vault.open(VaultSite.of(settings), MasterKeys.source(settings.data()), Clock.systemUTC()));
  }

  /** Hands a change over to the audit log: durable when this returns. */
  void record(String action, String subject, String detail) throws IOException {
    ChangeInbox.of(settings.data()).put(action, subject, detail);
  }

  @Override
  public void close() {
    vault.close();
  }
}
