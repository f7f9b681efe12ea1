package dev.weir.app.command.vault;

import dev.weir.app.ChangeInbox;
import dev.weir.app.Configurations;
import dev.weir.app.DataFolder;
import dev.weir.app.MasterKeys;
import dev.weir.app.command.CannotRun;
import dev.weir.app.command.ConfigFile;
import dev.weir.app.command.Exit;
import dev.weir.app.text.Screen;
import dev.weir.vault.Restore;
import dev.weir.vault.VaultSite;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code weir secrets restore}: the vault as it was when a backup was written. */
@Command(name = "restore", description = "Make the vault what it was when a backup was written; stop Weir before, and all Weirs where they share it.")
public final class SecretsRestore implements Callable<Exit> {

  private final Screen screen;

  @Parameters(paramLabel = "IN", description = "A file that `weir secrets backup` has written.")
  private Path in = Path.of("");

  @Option(names = "--anyway", description = "Although the vault has changed since, or does not open.")
  private boolean anyway;

  @Mixin
  private ConfigFile config = new ConfigFile();

  public SecretsRestore(Screen screen) {
    this.screen = screen;
  }

  @Override
  public Exit call() throws CannotRun, IOException {
    VaultSite site = VaultSite.of(Configurations.load(config.path()).inForce().settings());
    Path data = site.data();
    DataFolder.prepare(data);
    Restore.Restored restored = Restore.from(in, site, MasterKeys.source(data), anyway,
        Clock.systemUTC());
    ChangeInbox.of(data).put("vault restored", "vault", "as of " + restored.contents().at());
    screen.line("the vault is what it was at " + restored.contents().at());
    if (restored.revokedAgain() > 0) {
      screen.note(restored.revokedAgain() + " keys that were revoked since then stay revoked");
    }
    screen.note("what it was until now lies in " + restored.before()
        + ", if there was anything: remove it when all is well");
    return Exit.FINE;
  }
}
