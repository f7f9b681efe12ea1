package dev.weir.app.command.audit;

import dev.weir.app.command.CannotRun;
import dev.weir.app.command.Exit;
import dev.weir.app.command.Input;
import dev.weir.app.text.Cell;
import dev.weir.app.text.Screen;
import dev.weir.app.text.Style;
import dev.weir.audit.Stored;
import dev.weir.audit.json.AuditJson;
import dev.weir.audit.record.CorruptRecord;
import dev.weir.audit.record.EventDecoder;
import dev.weir.audit.tree.Checkpoint;
import dev.weir.audit.tree.InclusionProof;
import dev.weir.audit.tree.Verifier;
import dev.weir.model.net.Bytes;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code weir audit verify-proof}: whether a proof holds; needs no log, no data folder and no Weir. */
@Command(name = "verify-proof", description = "Check a proof by the log's key alone, and show the record that it proves.")
public final class AuditVerifyProof implements Callable<Exit> {

  private static final int LONGEST = 1 << 20;

  private final Screen screen;

  @Parameters(paramLabel = "FILE", description = "The proof, or - for standard input.")
  private String file = "-";

  @Mixin
  private VerifierOption key = new VerifierOption();

  public AuditVerifyProof(Screen screen) {
    this.screen = screen;
  }

  @Override
  public Exit call() throws CannotRun, IOException {
    Optional<Verifier> verifier = key.verifier();
    if (verifier.isEmpty()) {
      throw new CannotRun("a proof holds by a key only", "--key is missing",
          "give the verifier that whoever keeps the log has told you");
    }
    Optional<InclusionProof> proof = InclusionProof.parse(read());
    if (proof.isEmpty()) {
      throw new CannotRun("that is no proof", Input.name(file), "make one with `weir audit prove`");
    }
    Optional<Checkpoint> checkpoint = proof.get().proves(verifier.get());
    if (checkpoint.isEmpty()) {
      screen.line(new Cell("NOT PROVEN", Style.BAD),
          Cell.of("  the record is not the one that " + verifier.get().name() + " has signed for"));
      return Exit.FINDINGS;
    }
    screen.line(new Cell("proven", Style.GOOD), Cell.of("  record " + proof.get().index() + " of the "
        + checkpoint.get().size() + " that " + checkpoint.get().origin() + " has signed for"));
    screen.line(record(proof.get()));
    return Exit.FINE;
  }

  private String read() throws CannotRun, IOException {
    try (InputStream in = Input.open(file)) {
      return new String(in.readNBytes(LONGEST), StandardCharsets.UTF_8);
    }
  }

  private static String record(InclusionProof proof) throws CannotRun {
    Bytes record = proof.record();
    try {
      return AuditJson.line(new Stored(proof.index(),
          EventDecoder.decode(record.array(), record.offset(), record.length())));
    } catch (CorruptRecord e) {
      throw new CannotRun("the record is proven, and cannot be read", "", "read it with a newer Weir");
    }
  }
}
