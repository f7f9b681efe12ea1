package dev.weir.app.command.audit;

import dev.weir.app.ChangeInbox;
import dev.weir.app.MasterKeys;
import dev.weir.app.command.CannotRun;
import dev.weir.app.command.DataDir;
import dev.weir.app.command.Exit;
import dev.weir.app.text.Screen;
import dev.weir.audit.payload.Erasure;
import dev.weir.audit.payload.Whose;
import dev.weir.detect.rewrite.Keyed;
import dev.weir.vault.Vault;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code weir audit erase}: makes what is kept of somebody unreadable for good. */
@Command(name = "erase", description = "Make the payloads that are kept of somebody unreadable for good.", sortOptions = false, footer = {
  "",
  "Drops the keys that they are sealed under, here and for every copy of the folder, and removes the files; the log and its proofs stay as they are. May be used while Weir serves. What somebody holds (`weir audit hold`) is not erased."})
public final class AuditErase implements Callable<Exit> {

  private static final String ASKED = "value:-";
  private static final int MOST_BYTES = 64 << 10;

  private final Screen screen;

  @Option(names = "--subject", required = true, paramLabel = "WHOM", description = "caller:NAME, team:NAME, or value:- for every call that a value was found in, such as somebody's e-mail address, which is read from standard input.")
  private String subject = "";

  @Option(names = "--reason", required = true, paramLabel = "TEXT", description = "Why, and who asks for it.")
  private String reason = "";

  @Mixin
  private DataDir data = new DataDir();

  public AuditErase(Screen screen) {
    this.screen = screen;
  }

  @Override
  public Exit call() throws CannotRun, IOException, InterruptedException {
    if (reason.isBlank()) {
      throw new CannotRun("an erasure needs a reason", "--reason", "say why, and who asks for it");
    }
    Path folder = data.path();
    try (Vault vault = Vault.open(folder, MasterKeys.source(folder), Clock.systemUTC())) {
      Whose whose = whose(vault);
      return switch (Erasure.in(folder, vault.payloads()).of(whose)) {
        case Erasure.Result.Held(String name) -> {
          screen.note("nothing is erased: some of it is held by " + name + " (`weir audit hold`)");
          yield Exit.FINDINGS;
        }
        case Erasure.Result.Done done -> {
          ChangeInbox.of(folder).put("payloads erased", whose.toString(), done + ": " + reason);
          screen.line("erased: " + done);
          yield Exit.FINE;
        }
      };
    }
  }

  /** A value is never an argument: lists of processes and the history of shells show those. */
  private Whose whose(Vault vault) throws CannotRun, IOException {
    String named = subject.equals(ASKED)
        ? "value:" + new String(System.in.readNBytes(MOST_BYTES), StandardCharsets.UTF_8).strip()
        : subject;
    Optional<Whose> whose = Whose.parse(named, new Keyed(vault.payloadKey())::fingerprint);
    boolean shown = !subject.equals(ASKED) && subject.startsWith("value:");
    return whose.filter(_ -> !shown).orElseThrow(() -> new CannotRun("that names nobody", "--subject",
        "write caller:NAME or team:NAME, or value:- and give the value on standard input"));
  }
}
