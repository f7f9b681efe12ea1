package dev.weir.app.command.audit;

import dev.weir.admin.WitnessServer;
import dev.weir.app.command.CannotRun;
import dev.weir.app.command.Exit;
import dev.weir.app.text.Screen;
import dev.weir.audit.tree.Verifier;
import dev.weir.audit.tree.WitnessKey;
import dev.weir.audit.witness.Witness;
import dev.weir.audit.witness.WitnessSeed;
import dev.weir.model.net.Ip;
import dev.weir.model.settings.Listen;
import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code weir audit witness}: co-signs the checkpoints of other Weirs, on a machine whose owner cannot write their logs. */
@Command(name = "witness", description = "Co-sign the checkpoints of other logs, and refuse any that contradicts what was seen.", sortOptions = false, footer = {
  "",
  "Speaks tlog-witness of C2SP over HTTP: what it says is signed, so that it needs no TLS. Until Ctrl-C."})
public final class AuditWitness implements Callable<Exit> {

  private final Screen screen;

  @Option(names = "--log", paramLabel = "KEY", required = true, description = "The verifier of a log that it is to sign for, or a file that holds it; may be given again.")
  private List<String> logs = List.of();

  @Option(names = "--data", paramLabel = "DIR", defaultValue = "weir-witness", description = "Where its key is and what it has seen (default: ${DEFAULT-VALUE}).")
  private Path data = Path.of("weir-witness");

  @Option(names = "--listen", paramLabel = "IP:PORT", defaultValue = "127.0.0.1:8475", description = "Where to listen (default: ${DEFAULT-VALUE}).")
  private String listen = "127.0.0.1:8475";

  public AuditWitness(Screen screen) {
    this.screen = screen;
  }

  @Override
  public Exit call() throws CannotRun, IOException, InterruptedException {
    List<Verifier> known = new ArrayList<>();
    for (String log : logs) {
      known.add(VerifierOption.read("--log", log, false));
    }
    Listen.Socket at = socket();
    WitnessKey key = WitnessKey.of(WitnessSeed.in(data));
    CountDownLatch stop = new CountDownLatch(1);
    Runtime.getRuntime().addShutdownHook(new Thread(stop::countDown));
    try (WitnessServer server = WitnessServer.open(at,
        new Witness(data, key, known, InstantSource.system()))) {
      screen.line(key.verifier().toString());
      screen.note("listens on http://" + server.bound());
      stop.await();
    }
    return Exit.FINE;
  }

  private Listen.Socket socket() throws CannotRun {
    int colon = listen.lastIndexOf(':');
    try {
      int port = Integer.parseInt(listen.substring(colon + 1));
      String host = listen.substring(0, Math.max(colon, 0));
      Ip ip = Ip
          .parse(host.startsWith("[") && host.endsWith("]") ? host.substring(1, host.length() - 1) : host)
          .orElseThrow(NumberFormatException::new);
      return new Listen.Socket(ip, port);
    } catch (NumberFormatException e) {
      throw new CannotRun("that is no address to listen on", "--listen " + listen,
          "write IP:PORT, such as 127.0.0.1:8475");
    }
  }
}
