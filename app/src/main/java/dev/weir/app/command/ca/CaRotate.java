package dev.weir.app.command.ca;

import dev.weir.app.command.CannotRun;
import dev.weir.app.command.ConfigFile;
import dev.weir.app.command.Exit;
import dev.weir.app.command.Lapse;
import dev.weir.app.text.Screen;
import dev.weir.wire.tls.Authority;
import dev.weir.wire.tls.Succession;
import dev.weir.wire.tls.Succession.Successor;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code weir ca rotate}: another interception CA, which clients get before it signs. */
@Command(name = "rotate", description = "Make the next interception CA; it signs from a day on, for which clients can be prepared.", footer = {
  "", "A Weir that runs changes over by itself. Until then, hand out what",
  "`weir ca export` prints: both of them."})
public final class CaRotate implements Callable<Exit> {

  private final Screen screen;

  @Mixin
  private ConfigFile config = new ConfigFile();

  @Option(names = "--in", paramLabel = "TIME", defaultValue = "30d", description = "When it signs: 30d, 12h (default: ${DEFAULT-VALUE}).")
  private String in = "30d";

  @Option(names = "--now", description = "Let the next CA sign at once, such as when the key may have been read. Clients that do not trust it yet fail.")
  private boolean now;

  public CaRotate(Screen screen) {
    this.screen = screen;
  }

  @Override
  public Exit call() throws CannotRun, IOException {
    OpenAuthority open = OpenAuthority.of(config);
    return now ? change(open) : prepare(open);
  }

  private Exit prepare(OpenAuthority open) throws CannotRun, IOException {
    Duration wait = Lapse.parse(in).filter(Duration::isPositive).orElseThrow(
        () -> new CannotRun("that is no time", "--in " + in,
            "write a number and one of s, m, h, d, w, such as 30d"));
    Succession succession = open.succession();
    if (succession.next().isPresent()) {
      throw new CannotRun("the next CA is made already",
          "it signs from " + succession.next().get().from() + " on",
          "hand it out with `weir ca export`; --now lets it sign at once");
    }
    Successor next = succession.announce(Instant.now().plus(wait).truncatedTo(ChronoUnit.SECONDS));
    open.record("authority made", next.authority(), "signs from " + next.from());
    screen
        .note("it signs from " + next.from() + " on; until then hand out both: weir ca export > weir-ca.pem");
    return Exit.FINE;
  }

  private Exit change(OpenAuthority open) throws IOException {
    Authority next = open.succession().announce(Instant.now()).authority();
    open.succession().advance();
    open.record("authority rotated", next, "in place of "
        + open.authority().certificate().getSubjectX500Principal().getName());
    screen.note(
        "it signs now, and the key of the one before is deleted; hand it out: weir ca export > weir-ca.pem");
    return Exit.FINE;
  }
}
