package dev.weir.app.command.vault;

import dev.weir.app.command.CannotRun;
import dev.weir.app.command.ConfigFile;
import dev.weir.app.command.Exit;
import dev.weir.app.text.Screen;
import dev.weir.vault.Secrets;
import java.io.IOException;
import java.util.Arrays;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code weir secrets rotate}: the next value of a credential, for the same hosts. */
@Command(name = "rotate", description = "Store the next value of a credential, bound as it was.")
public final class SecretsRotate implements Callable<Exit> {

  private final Screen screen;

  @Parameters(paramLabel = "NAME", description = "One that is set.")
  private String name = "";

  @Mixin
  private SecretTerms terms = new SecretTerms();

  @Mixin
  private ConfigFile config = new ConfigFile();

  public SecretsRotate(Screen screen) {
    this.screen = screen;
  }

  @Override
  public Exit call() throws CannotRun, IOException {
    terms.end();
    try (OpenVault open = OpenVault.of(config)) {
      if (open.vault().secrets().list().stream().noneMatch(secret -> secret.name().equals(name))) {
        throw new CannotRun("there is no secret " + name, "", "set it with `weir secrets set " + name + "`");
      }
      byte[] value = SecretInput.fit(open, name);
      try {
        Secrets.Listed next = open.vault().secrets().rotate(name, value);
        terms.describe(open.vault(), next);
        open.record("secret rotated", name, "version " + next.version());
        screen.line(name + "  version " + next.version() + "  bound to " + SecretsList.hosts(next));
      } finally {
        Arrays.fill(value, (byte) 0);
      }
    }
    return Exit.FINE;
  }
}
