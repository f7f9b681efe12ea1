package dev.weir.app.command.vault;

import dev.weir.app.command.CannotRun;
import dev.weir.app.command.ConfigFile;
import dev.weir.app.command.Exit;
import dev.weir.app.text.Screen;
import dev.weir.model.net.HostPattern;
import dev.weir.vault.Secrets;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code weir secrets set}: stores a credential, sealed, for certain hosts and no others. */
@Command(name = "set", description = "Store a credential; its value comes from a prompt or standard input.")
public final class SecretsSet implements Callable<Exit> {

  private final Screen screen;

  @Parameters(paramLabel = "NAME", description = "As `credential: {secret: NAME}` has it.")
  private String name = "";

  @Option(names = "--host", paramLabel = "HOST", description = "A host that it may go to, or *.example.com"
      + " (default: those of the destinations that use it).")
  private List<String> hosts = new ArrayList<>();

  @Mixin
  private SecretTerms terms = new SecretTerms();

  @Mixin
  private ConfigFile config = new ConfigFile();

  public SecretsSet(Screen screen) {
    this.screen = screen;
  }

  @Override
  public Exit call() throws CannotRun, IOException {
    terms.end();
    try (OpenVault open = OpenVault.of(config)) {
      if (open.settings().secrets().containsKey(name)) {
        throw new CannotRun(name + " is kept outside of the vault", open.file().toString(),
            "change it there, or take it out of `secrets:` first");
      }
      List<HostPattern> bound = hosts.isEmpty() ? recipients(open) : named();
      byte[] value = SecretInput.fit(open, name);
      try {
        Secrets.Listed set = open.vault().secrets().set(name, value, bound);
        terms.describe(open.vault(), set);
        String where = "bound to " + SecretsList.hosts(set);
        open.record("secret set", name, "version " + set.version() + ", " + where);
        screen.line(name + "  version " + set.version() + "  " + where);
      } finally {
        Arrays.fill(value, (byte) 0);
      }
    }
    return Exit.FINE;
  }

  private List<HostPattern> recipients(OpenVault open) throws CannotRun {
    List<HostPattern> bound = open.settings().recipients(name).toList();
    if (bound.isEmpty()) {
      throw new CannotRun("nothing uses the secret " + name, open.file().toString(),
          "give a destination `credential: {secret: " + name + "}`, or name its hosts with --host HOST");
    }
    return bound;
  }

  private List<HostPattern> named() throws CannotRun {
    List<HostPattern> bound = new ArrayList<>();
    for (String host : hosts) {
      bound.add(HostPattern.parse(host).orElseThrow(
          () -> new CannotRun("that is no host", "--host " + host,
              "write it as api.example.com or *.example.com")));
    }
    return bound;
  }
}
