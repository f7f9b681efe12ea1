package dev.weir.audit.tree;

import dev.weir.audit.segment.WholeFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Where a log's tree, its newest checkpoint and its verifier are: {@code tree/}, {@code checkpoint}, {@code verifier}. */
public final class TreeFiles {

  private static final int LONGEST = 1 << 16;

  private final Path folder;

  private TreeFiles(Path folder) {
    this.folder = folder;
  }

  /** Returns those of the log in {@code folder}. */
  public static TreeFiles in(Path folder) {
    return new TreeFiles(folder);
  }

  /** Returns the folder of the tree. */
  public Path tree() {
    return folder.resolve("tree");
  }

  /** Returns the newest checkpoint, signed; empty where there is none. */
  public Optional<String> checkpoint() throws IOException {
    return read(folder.resolve("checkpoint"));
  }

  /** Returns the verifier that lies beside the log: good against harm, not against whoever can write the whole folder. */
  public Optional<Verifier> verifier() throws IOException {
    return read(folder.resolve("verifier")).flatMap(Verifier::parse);
  }

  /** Returns the newest checkpoint that a witness has signed, too; empty where there is none. */
  public Optional<String> cosigned() throws IOException {
    return read(folder.resolve("cosigned"));
  }

  /** Keeps a checkpoint with the signatures of witnesses below it. */
  public void keepCosigned(String note) throws IOException {
    replace("cosigned", note);
  }

  void keepCheckpoint(String note) throws IOException {
    replace("checkpoint", note);
  }

  /** Keeps the checkpoint as evidence while newer ones come; returns its new name. */
  String setCheckpointAside() throws IOException {
    Path aside = folder.resolve("checkpoint.contradicted");
    for (int i = 2; Files.exists(aside); i++) {
      aside = folder.resolve("checkpoint.contradicted" + i);
    }
    Files.copy(folder.resolve("checkpoint"), aside);
    return String.valueOf(aside.getFileName());
  }

  void keepVerifier(Verifier verifier) throws IOException {
    replace("verifier", verifier + "\n");
  }

  private void replace(String name, String text) throws IOException {
    WholeFile.replace(folder.resolve(name), text.getBytes(StandardCharsets.UTF_8));
  }

  private static Optional<String> read(Path file) throws IOException {
    if (!Files.exists(file)) {
      return Optional.empty();
    }
    try (var in = Files.newInputStream(file)) {
      return Optional.of(new String(in.readNBytes(LONGEST), StandardCharsets.UTF_8));
    }
  }
}
