package dev.weir.app.command.vault;

import dev.weir.app.Configurations;
import dev.weir.app.MasterKeys;
import dev.weir.app.command.CannotRun;
import dev.weir.app.command.ConfigFile;
import dev.weir.app.command.Exit;
import dev.weir.app.text.Screen;
import dev.weir.vault.Backup;
import dev.weir.vault.VaultSite;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code weir secrets backup}: the whole of the vault in one sealed file, beside a Weir that runs. */
@Command(name = "backup", description = "Write credentials, keys, revocations and tokens to one file, sealed under the vault's key.")
public final class SecretsBackup implements Callable<Exit> {

  private final Screen screen;

  @Parameters(paramLabel = "OUT", description = "The file; replaced whole where it is there.")
  private Path out = Path.of("");

  @Mixin
  private ConfigFile config = new ConfigFile();

  public SecretsBackup(Screen screen) {
    this.screen = screen;
  }

  @Override
  public Exit call() throws CannotRun, IOException {
    VaultSite site = VaultSite.of(Configurations.load(config.path()).inForce().settings());
    Backup.Contents made = Backup.write(site, MasterKeys.source(site.data()), out.toAbsolutePath(),
        Instant.now());
    screen.line(out + "  " + made.files() + " files of the vault, as of " + made.at());
    screen.note("it opens with the vault's master key only, which is not in it: keep that one elsewhere");
    return Exit.FINE;
  }
}
