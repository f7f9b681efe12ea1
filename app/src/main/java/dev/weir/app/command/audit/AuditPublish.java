package dev.weir.app.command.audit;

import dev.weir.app.command.CannotRun;
import dev.weir.app.command.DataDir;
import dev.weir.app.command.Exit;
import dev.weir.app.command.Lapse;
import dev.weir.app.text.Screen;
import dev.weir.audit.segment.SegmentFile;
import dev.weir.audit.tree.Checkpoint;
import dev.weir.audit.tree.TreeFiles;
import dev.weir.audit.tree.Verifier;
import dev.weir.audit.witness.Outlets;
import dev.weir.audit.witness.WitnessClient;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code weir audit publish}: takes the log's newest checkpoint to where whoever owns the log cannot change it. */
@Command(name = "publish", description = "Have the log's newest checkpoint co-signed by a witness, and send it out.", sortOptions = false, footer = {
  "",
  "Once, or for ever with --every. Exit code 1 says that a witness refused, or that something could not be sent."})
public final class AuditPublish implements Callable<Exit> {

  private final Screen screen;

  @Mixin
  private DataDir data = new DataDir();

  @Option(names = "--witness-url", paramLabel = "URL", description = "Where a witness listens.")
  private @Nullable URI witness;

  @Option(names = "--witness", paramLabel = "KEY", description = "Its verifier, or a file that holds it.")
  private @Nullable String witnessKey;

  @Option(names = "--to", paramLabel = "FILE", description = "Write the checkpoint there; {size} in the name keeps each.")
  private @Nullable String file;

  @Option(names = "--put", paramLabel = "URL", description = "Send it there by HTTP PUT, such as a presigned object of S3; {size} in the URL keeps each.")
  private @Nullable String put;

  @Option(names = "--post", paramLabel = "URL", description = "Send it there by HTTP POST: a webhook.")
  private @Nullable String post;

  @Option(names = "--every", paramLabel = "TIME", description = "Go on, at this pace: 10s, 1m.")
  private @Nullable String every;

  public AuditPublish(Screen screen) {
    this.screen = screen;
  }

  @Override
  public Exit call() throws CannotRun, IOException, InterruptedException {
    if ((witness == null) != (witnessKey == null)) {
      throw new CannotRun("a witness has an address and a key", "--witness-url, --witness",
          "give both or none");
    }
    if (witness == null && file == null && put == null && post == null) {
      throw new CannotRun("there is nowhere to send it", "", "give --witness-url, --to, --put or --post");
    }
    Optional<Duration> pace = pace();
    Path log = SegmentFile.folder(data.path());
    Exit exit = once(log);
    while (pace.isPresent()) {
      Thread.sleep(pace.get());
      exit = once(log);
    }
    return exit;
  }

  private Optional<Duration> pace() throws CannotRun {
    String given = every;
    return given == null
        ? Optional.empty()
        : Optional.of(Lapse.parse(given).filter(Duration::isPositive)
            .orElseThrow(() -> new CannotRun("that is no pace", "--every " + given, "write 10s or 1m")));
  }

  private Exit once(Path log) throws CannotRun, InterruptedException {
    try {
      String note = cosigned(log);
      Outlets outlets = new Outlets(note, Checkpoint.parse(note).map(Checkpoint::size).orElse(0L));
      if (file != null) {
        outlets.write(file);
      }
      if (put != null) {
        outlets.send("PUT", put);
      }
      if (post != null) {
        outlets.send("POST", post);
      }
      screen.line("published: " + Checkpoint.parse(note).map(Checkpoint::size).orElse(0L) + " records");
      return Exit.FINE;
    } catch (IOException e) {
      screen.note("not published: " + e.getMessage());
      return Exit.FINDINGS;
    }
  }

  private String cosigned(Path log) throws CannotRun, IOException, InterruptedException {
    URI at = witness;
    String given = witnessKey;
    if (at == null || given == null) {
      return TreeFiles.in(log).checkpoint()
          .orElseThrow(() -> new IOException("the log has no checkpoint yet"));
    }
    Verifier key = VerifierOption.read("--witness", given, true);
    return new WitnessClient(log, at, key).cosign();
  }
}
