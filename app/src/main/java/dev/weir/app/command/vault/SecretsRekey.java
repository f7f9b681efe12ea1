package dev.weir.app.command.vault;

import dev.weir.app.ChangeInbox;
import dev.weir.app.Configurations;
import dev.weir.app.DataFolder;
import dev.weir.app.MasterKeys;
import dev.weir.app.command.CannotRun;
import dev.weir.app.command.ConfigFile;
import dev.weir.app.command.Exit;
import dev.weir.app.text.Screen;
import dev.weir.vault.MasterKey;
import dev.weir.vault.MasterKeySource;
import dev.weir.vault.VaultSite;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code weir secrets rekey}: another master key for the vault, beside a Weir that runs. */
@Command(name = "rekey", description = "Give the vault another master key; a Weir that runs goes on, and is started with the new one from then on.")
public final class SecretsRekey implements Callable<Exit> {

  private final Screen screen;

  @ArgGroup(multiplicity = "1")
  private Next next = new Next();

  @Mixin
  private ConfigFile config = new ConfigFile();

  /** Where the next one comes from. */
  private static final class Next {

    @Option(names = "--to-file", paramLabel = "FILE", description = "A file with 32 bytes in hexadecimal or Base64.")
    private @Nullable Path file;

    @Option(names = "--to-passphrase-file", paramLabel = "FILE", description = "A file with a passphrase.")
    private @Nullable Path passphrase;

    @Option(names = "--to", paramLabel = "KEY", description = "A key that a service holds: pkcs11:…, awskms:… or vault:….")
    private @Nullable String service;
  }

  public SecretsRekey(Screen screen) {
    this.screen = screen;
  }

  @Override
  public Exit call() throws CannotRun, IOException {
    VaultSite site = VaultSite.of(Configurations.load(config.path()).inForce().settings());
    Path data = site.data();
    DataFolder.prepare(data);
    MasterKey.change(site, MasterKeys.source(data), source());
    ChangeInbox.of(data).put("master key changed", "vault", "");
    screen.line("the vault has another master key");
    screen.note("start Weir with " + setting()
        + " from now on; copies of the vault from before still open by the old one");
    return Exit.FINE;
  }

  private String setting() {
    if (next.service != null) {
      return MasterKeys.KEY + "='" + next.service + "'";
    }
    return next.file == null
        ? MasterKeys.PASSPHRASE_FILE + "=" + next.passphrase
        : MasterKeys.KEY_FILE + "=" + next.file;
  }

  private MasterKeySource source() throws CannotRun {
    if (next.service != null) {
      return new MasterKeySource.Service(next.service);
    }
    if (next.file != null) {
      return new MasterKeySource.File(next.file.toAbsolutePath());
    }
    Path file = next.passphrase == null ? Path.of("") : next.passphrase;
    if (!Files.isReadable(file)) {
      throw new CannotRun("cannot read the passphrase", file.toString(), "name a file that holds it");
    }
    return MasterKeys.passphrase(file);
  }
}
