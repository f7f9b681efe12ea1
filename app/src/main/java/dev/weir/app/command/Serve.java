package dev.weir.app.command;

import dev.weir.app.Configurations;
import dev.weir.app.MasterKeys;
import dev.weir.app.Wiring;
import dev.weir.app.log.Log;
import dev.weir.app.log.Voice;
import dev.weir.app.text.Screen;
import dev.weir.model.settings.EntranceTls;
import dev.weir.model.settings.Settings;
import dev.weir.model.settings.Telemetry;
import dev.weir.model.settings.Telemetry.Format;
import dev.weir.model.settings.Telemetry.Level;
import dev.weir.policy.Explain;
import dev.weir.policy.Loaded;
import dev.weir.policy.rule.Afresh;
import dev.weir.policy.rule.Ration;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code weir serve}: gateway, forward proxy and admin API, until SIGTERM or SIGINT, upon which calls in flight end; SIGHUP reads the configuration again. */
@Command(name = "serve", description = "Run the gateway, the forward proxy and the admin API.")
public final class Serve implements Callable<Exit> {

  private final Screen screen;
  private Voice voice;

  @Mixin
  private ConfigFile config = new ConfigFile();

  @Option(names = "--takeover", description = "Take over from the Weir that runs with the same data folder: it ends once its calls have, and no connection is refused in between.")
  private boolean takeOver;

  @Option(names = "--log-format", paramLabel = "text|json", description = "How the log is written, whatever the configuration says.")
  private @Nullable Format format;

  /** What the configuration in force deals out. */
  private volatile List<Ration> rations = List.of();

  @Option(names = "--log-level", paramLabel = "LEVEL", description = "The least that is written: trace, debug, info, warning or error.")
  private @Nullable Level level;

  public Serve(Screen screen) {
    this.screen = screen;
    this.voice = Voice.of(screen);
  }

  private Telemetry.Log asked(Telemetry.Log configured) {
    return new Telemetry.Log(format == null ? configured.format() : format,
        level == null ? configured.level() : level);
  }

  @Override
  public Exit call() throws CannotRun, InterruptedException {
    Path file = config.path();
    Loaded.Ok first = Configurations.load(file);
    rations = Explain.rations(first.inForce());
    Telemetry.Log log = asked(first.inForce().settings().telemetry().log());
    Log.ofProcess().begin(log, System.err);
    voice = log.format() == Format.JSON ? Voice.LOG : Voice.of(screen);
    CountDownLatch stop = new CountDownLatch(1);
    Signal.TERM.runs(stop::countDown);
    Signal.INT.runs(stop::countDown);
    try (Wiring weir = Wiring.start(file, MasterKeys.source(first.inForce().settings().data()), this::told,
        takeOver, stop::countDown)) {
      Signal.HUP.runs(weir::reload);
      announce(weir, first.inForce().settings());
      stop.await();
      weir.drain();
    } catch (IOException e) {
      throw new CannotRun("cannot serve", String.valueOf(e.getMessage()),
          "nothing is running now; mend this and start again");
    }
    return Exit.FINE;
  }

  private void announce(Wiring weir, Settings settings) throws IOException {
    String scheme = scheme(settings.listen().tls());
    voice.note("gateway " + url(scheme, weir.gateway()) + "  proxy " + url(scheme, weir.proxy()) + "  admin "
        + scheme(settings.admin().tls()) + "://" + weir.admin());
    if (!weir.accounts().exist()) {
      voice.note(
          "nobody administers this Weir yet, and whoever is on this machine reads its audit log and limits:"
              + " `weir admin bootstrap` makes the code for the first account");
    }
    weir.audit().recovery().torn().ifPresent(torn -> voice.note("audit log: " + torn));
    weir.audit().recovery().damage().forEach(damage -> voice.note("audit log damaged: " + damage));
  }

  private static String scheme(Optional<EntranceTls> tls) {
    return tls.isPresent() ? "https" : "http";
  }

  private static String url(String scheme, InetSocketAddress address) {
    String host = address.getAddress().getHostAddress();
    return scheme + "://" + (host.indexOf(':') < 0 ? host : "[" + host + "]") + ":" + address.getPort();
  }

  private void told(Loaded loaded) {
    switch (loaded) {
      case Loaded.Ok ok -> {
        voice.note("configuration " + ok.inForce().hash().substring(0, 12) + " is in force");
        Afresh.told(rations, Explain.rations(ok.inForce())).forEach(voice::note);
        rations = Explain.rations(ok.inForce());
      }
      case Loaded.Broken broken -> {
        voice.note("the changed configuration is wrong; the one in force stays");
        broken.problems().forEach(problem -> voice.complain(Configurations.complaint(problem)));
      }
    }
  }
}
