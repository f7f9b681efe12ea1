package dev.weir.app.command.audit;

import dev.weir.app.command.CannotRun;
import dev.weir.app.command.DataDir;
import dev.weir.app.command.Exit;
import dev.weir.app.text.Screen;
import dev.weir.audit.segment.SegmentFile;
import dev.weir.audit.tree.Prove;
import dev.weir.audit.tree.TreeFiles;
import dev.weir.model.AuditEvent;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code weir audit prove}: a file that shows somebody else that one record is in the log. */
@Command(name = "prove", description = "Prove that a call is in the audit log, to whoever has nothing but the log's key.", footer = {
  "", "The proof holds the record and a checkpoint; `weir audit verify-proof` checks it anywhere."})
public final class AuditProve implements Callable<Exit> {

  private final Screen screen;

  @Parameters(paramLabel = "ID", description = "The call: what Weir-Request-Id said, and `weir audit search --format json` says.")
  private String id = "";

  @Mixin
  private DataDir data = new DataDir();

  @Option(names = "--outcome", description = "Prove how the call ended, in place of that it left or was refused.")
  private boolean outcome;

  @Option(names = "-o", paramLabel = "FILE", description = "Write the proof there (default: standard output).")
  private @Nullable Path to;

  public AuditProve(Screen screen) {
    this.screen = screen;
  }

  @Override
  public Exit call() throws CannotRun, IOException {
    Path folder = SegmentFile.folder(data.path());
    return switch (Prove.first(folder, this::isWanted)) {
      case Prove.Result.Proven proven -> {
        if (to == null) {
          screen.raw(proven.proof().text());
        } else {
          Files.writeString(to, proven.proof().text());
        }
        TreeFiles.in(folder).verifier()
            .ifPresent(key -> screen.note("whoever checks it needs the key " + key));
        yield Exit.FINE;
      }
      case Prove.Result.Absent _ ->
        throw new CannotRun("no such call is in the log", id, "look for it with `weir audit search`");
      case Prove.Result.TooNew _ -> throw new CannotRun("the call is not in a checkpoint yet", id,
          "try again in a second; where Weir does not serve, start it once");
      case Prove.Result.Broken _ -> {
        screen.note("log, tree and checkpoint do not go together: `weir audit verify` says what was changed");
        yield Exit.FINDINGS;
      }
    };
  }

  private boolean isWanted(AuditEvent event) {
    return switch (event) {
      case AuditEvent.Intent intent -> !outcome && intent.asked().call().text().equals(id);
      case AuditEvent.Refusal refusal -> !outcome && refusal.asked().call().text().equals(id);
      case AuditEvent.Outcome ending -> outcome && ending.call().text().equals(id);
      case AuditEvent.AdminChange _,AuditEvent.Notice _ -> false;
    };
  }
}
