package dev.weir.app.command.audit;

import dev.weir.app.ChangeInbox;
import dev.weir.app.MasterKeys;
import dev.weir.app.Version;
import dev.weir.app.command.CannotRun;
import dev.weir.app.command.DataDir;
import dev.weir.app.command.Exit;
import dev.weir.app.text.Screen;
import dev.weir.audit.index.Lookup;
import dev.weir.audit.json.AuditJson;
import dev.weir.audit.payload.Exchanged;
import dev.weir.audit.payload.PartNote;
import dev.weir.audit.payload.Seen;
import dev.weir.audit.segment.WholeFile;
import dev.weir.model.CallId;
import dev.weir.vault.Vault;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code weir audit show}: all that the log has of one call, and what it said where that is kept. */
@Command(name = "show", description = "Show one call: its records, and what it said where a policy had that kept.", sortOptions = false, footer = {
  "", "To see what a call said takes the vault's master key, and is itself a record in the log."})
public final class AuditShow implements Callable<Exit> {

  private final Screen screen;

  @Parameters(paramLabel = "ID", description = "The call: what Weir-Request-Id said, and `weir audit search --format json` says.")
  private String id = "";

  @Option(names = "--payload", description = "Show what was sent, and what came back.")
  private boolean payload;

  @Option(names = "--har", paramLabel = "FILE", description = "Write the exchange as HAR 1.2, which browsers' developer tools open.")
  private @Nullable Path har;

  @Option(names = "--reason", paramLabel = "TEXT", description = "Why the payload is read; goes on record.")
  private String reason = "";

  @Mixin
  private DataDir data = new DataDir();

  public AuditShow(Screen screen) {
    this.screen = screen;
  }

  @Override
  public Exit call() throws CannotRun, IOException {
    Path folder = data.path();
    CallId call = new CallId(id);
    Exchanged found = Exchanged.find(call,
        query -> Lookup.search(folder, query, new IndexProgress(screen)));
    screen.progress("");
    if (found.hits().isEmpty()) {
      throw new CannotRun("no such call is in the log", id, "look for it with `weir audit search`");
    }
    return payload || har != null ? looked(folder, found) : listed(found);
  }

  private Exit listed(Exchanged found) {
    found.hits().forEach(hit -> screen.raw(AuditJson.line(hit) + "\n"));
    for (PartNote note : found.kept()) {
      screen.note("the " + note.side().word() + " is kept until " + note.until() + ": see it with --payload");
    }
    return Exit.FINE;
  }

  private Exit looked(Path folder, Exchanged found) throws CannotRun, IOException {
    Clock clock = Clock.systemUTC();
    Seen seen;
    try (Vault vault = Vault.open(folder, MasterKeys.source(folder), clock)) {
      seen = found.seen(folder, vault.payloads(), clock.instant());
    }
    boolean nothing = seen.readable().isEmpty();
    if (!nothing) {
      ChangeInbox.of(folder).put("payload read", id,
          seen.readable() + (reason.isBlank() ? "" : ": " + reason));
    }
    if (payload) {
      LookText.show(screen, seen);
    }
    if (har != null && !nothing) {
      write(har, found, seen);
    }
    if (nothing) {
      screen.note("nothing that this call said can be read");
    }
    return nothing || seen.damaged() ? Exit.FINDINGS : Exit.FINE;
  }

  private void write(Path file, Exchanged found, Seen seen) throws CannotRun, IOException {
    String archive = found.har(seen, Version.number())
        .orElseThrow(() -> new CannotRun("the log no longer has when this call left", id,
            "see what is kept of it with --payload"));
    WholeFile.replace(file, archive.getBytes(StandardCharsets.UTF_8));
    screen.note("written: " + file + ", which holds what was said: keep it as safe as that");
  }
}
