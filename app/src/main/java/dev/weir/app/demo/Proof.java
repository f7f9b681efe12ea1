package dev.weir.app.demo;

import dev.weir.audit.search.Found;
import dev.weir.audit.search.Hit;
import dev.weir.audit.search.Query;
import dev.weir.audit.search.Search;
import dev.weir.audit.verify.Verify;
import dev.weir.audit.verify.VerifyReport;
import dev.weir.model.AuditEvent;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import java.util.stream.Stream;

/** The scenes after the requests: what the log knows of them, and whether it can be trusted. */
final class Proof {

  private final Stage stage;

  Proof(Stage stage) {
    this.stage = stage;
  }

  List<Scene> scenes() {
    return List.of(new Scene("Every call is in the audit log, and no payload is", this::searched),
        new Scene("The log is whole", this::verified),
        new Scene("One flipped byte in a copy is found and named", this::flipped));
  }

  private Shown searched() throws IOException {
    Found found = Search.in(stage.weir().data(), Query.newest(100));
    long intents = found.hits().stream().filter(hit -> hit.stored().event() instanceof AuditEvent.Intent)
        .count();
    long refusals = found.hits().stream().filter(hit -> hit.stored().event() instanceof AuditEvent.Refusal)
        .count();
    Shown shown = new Shown().line("found", intents + " calls that left, " + refusals + " that did not");
    for (Hit hit : found.hits().reversed()) {
      if (hit.stored().event() instanceof AuditEvent.Refusal refusal) {
        shown.line("deny", refusal.asked().by() + ": " + refusal.asked().reason());
      }
    }
    String everything = found.toString();
    return shown.expect(intents == 9, "nine calls should have left")
        .expect(refusals == 8, "eight calls should have been refused")
        // Four digits alone stand in some number or port by chance.
        .expect(Stream.of("ann.lee", "4242 4242", "42424242").noneMatch(everything::contains),
            "the log holds a payload");
  }

  private Shown verified() throws IOException {
    VerifyReport report = Verify.verify(stage.weir().data(), (done, total) -> {});
    return new Shown()
        .line("verify", report.records() + " records in " + report.segments() + " segment: intact")
        .expect(report.intact(), "the log is damaged: " + report.damage());
  }

  private Shown flipped() throws IOException {
    Path copy = stage.folder().resolve("copy");
    copyTree(stage.weir().data().resolve("audit"), copy.resolve("audit"));
    Path segment = largest(copy.resolve("audit"));
    byte[] bytes = Files.readAllBytes(segment);
    int at = lastWritten(bytes) / 2;
    bytes[at] ^= 1;
    Files.write(segment, bytes);
    VerifyReport report = Verify.verify(copy, (done, total) -> {});
    Shown shown = new Shown().line("flipped",
        "one bit of byte " + at + " of " + segment.getFileName());
    report.damage().forEach(damage -> shown.line("verify", damage.toString()));
    return shown.expect(!report.intact(), "the change was not noticed")
        .expect(report.damage().stream().anyMatch(damage -> damage.records().isPresent()),
            "no record was named");
  }

  /** A segment that is being written ends in zeros, which hold no record. */
  private static int lastWritten(byte[] bytes) {
    int last = bytes.length - 1;
    while (last > 0 && bytes[last] == 0) {
      last--;
    }
    return last;
  }

  private static Path largest(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(file -> file.toString().endsWith(".log"))
          .max((a, b) -> Long.compare(a.toFile().length(), b.toFile().length()))
          .orElseThrow(() -> new IOException("the log has no segment"));
    }
  }

  private static void copyTree(Path from, Path to) throws IOException {
    Files.walkFileTree(from, new SimpleFileVisitor<>() {
      @Override
      public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes)
          throws IOException {
        Files.createDirectories(to.resolve(from.relativize(folder)));
        return FileVisitResult.CONTINUE;
      }

      @Override
      public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
        Files.copy(file, to.resolve(from.relativize(file)));
        return FileVisitResult.CONTINUE;
      }
    });
  }
}
