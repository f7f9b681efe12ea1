package dev.weir.app.command.ca;

import dev.weir.app.ChangeInbox;
import dev.weir.app.Configurations;
import dev.weir.app.command.CannotRun;
import dev.weir.app.command.ConfigFile;
import dev.weir.app.command.Exit;
import dev.weir.app.command.Lapse;
import dev.weir.app.text.Screen;
import dev.weir.wire.tls.Authority;
import java.io.IOException;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code weir ca rotate}: the next authority beside the one that signs now. */
@Command(name = "rotate", description = "Make the next interception CA; it signs in a while, and both are exported until the old one's end.", footer = {
  "", "Hand out what `weir ca export` prints from now on, before the next one signs."})
public final class CaRotate implements Callable<Exit> {

  private final Screen screen;

  @Option(names = "--in", paramLabel = "TIME", description = "When it signs, such as 0s, 12h or 30d from now (default: 14d).")
  private String in = "14d";

  @Mixin
  private ConfigFile config = new ConfigFile();

  public CaRotate(Screen screen) {
    this.screen = screen;
  }

  @Override
  public Exit call() throws CannotRun, IOException {
    Duration wait = Lapse.parse(in).orElseThrow(() -> new CannotRun("that is no time", "--in " + in,
        "write a number and one of s, m, h, d, w, such as 14d"));
    Authority authority = OpenAuthority.of(config).authority();
    waiting(authority);
    authority.rotate(wait);
    X509Certificate next = authority.last();
    String name = next.getSubjectX500Principal().getName();
    ChangeInbox.of(Configurations.load(config.path()).inForce().settings().data()).put("authority rotated", name,
        "signs from " + Authority.signsFrom(next));
    screen.line(name + "  signs from " + Authority.signsFrom(next));
    screen.note("hand out `weir ca export` to the proxy's clients before that; a Weir that runs needs nothing");
    return Exit.FINE;
  }

  private static void waiting(Authority authority) throws CannotRun {
    Instant from = Authority.signsFrom(authority.last());
    if (from.isAfter(Instant.now())) {
      throw new CannotRun("the next authority is there already, and signs from " + from + " on", "",
          "hand out `weir ca export`, and rotate again behind that");
    }
  }
}
