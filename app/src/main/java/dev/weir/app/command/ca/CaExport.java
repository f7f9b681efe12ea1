package dev.weir.app.command.ca;

import dev.weir.app.command.CannotRun;
import dev.weir.app.command.ConfigFile;
import dev.weir.app.command.Exit;
import dev.weir.app.text.Screen;
import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code weir ca export}: what the proxy's clients have to trust, as PEM: the authority that signs, and the one that is to come. */
@Command(name = "export", description = "Print the interception CA's certificate as PEM; while it is being rotated, the next one's as well.", footer = {
  "",
  "Use: weir ca export > weir-ca.pem"})
public final class CaExport implements Callable<Exit> {

  private final Screen screen;

  @Mixin
  private ConfigFile config = new ConfigFile();

  public CaExport(Screen screen) {
    this.screen = screen;
  }

  @Override
  public Exit call() throws CannotRun, IOException {
    OpenAuthority open = OpenAuthority.of(config);
    String next = open.succession().next().map(successor -> successor.authority().pem()).orElse("");
    screen.raw(open.authority().pem() + next);
    return Exit.FINE;
  }
}
