package dev.weir.scan.source;

import dev.weir.scan.configuration.ConfigurationFile;
import dev.weir.scan.finding.Skipped;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;
import java.util.function.Supplier;

/** Reads one file for what it is, on disk or in an archive. */
final class Contents {
  private final Receiver to;
  private final Supplier<Budget> budgets;
  private final Archives archives;

  Contents(Receiver to, Supplier<Budget> budgets) {
    this.to = to;
    this.budgets = budgets;
    this.archives = new Archives(to, this);
  }

  /** Reads a file on disk. */
  void file(Place place, Path file) throws IOException {
    Budget budget = budgets.get();
    if (ConfigurationFile.is(place.fileName())) {
      configuration(place, () -> content(file));
      return;
    }
    FileKind kind = FileKind.of(place.fileName());
    if (kind == FileKind.ZIP) {
      archives.zip(place, file, budget, 1);
      return;
    }
    if (kind == FileKind.OTHER) { // not even opened: most files of many packages are of this kind
      skip(place, FileKind.whyNot(place.fileName()));
      return;
    }
    try (InputStream in = Files.newInputStream(file)) {
      stream(place, in, budget, 0);
    }
  }

  /** Reads what a stream gives; {@code level} archives are around it. */
  void stream(Place place, InputStream in, Budget budget, int level) throws IOException {
    if (ConfigurationFile.is(place.fileName())) {
      byte[] bytes = configuration(in);
      configuration(place, () -> bytes);
      return;
    }
    FileKind kind = FileKind.of(place.fileName());
    switch (kind) {
      case PYTHON -> text(place, in, new byte[0]);
      case NOTEBOOK -> notebook(place, in);
      case ZIP, TAR, TAR_GZ, TAR_BZ2, TAR_XZ -> {
        if (level == Budget.MOST_LEVELS) {
          miss(place, "an archive in too many archives");
        } else {
          archive(kind, place, in, budget, level + 1);
        }
      }
      case UNTOLD -> {
        byte[] head = in.readNBytes(FileKind.HEAD_BYTES);
        if (FileKind.isScript(head)) {
          text(place, in, head);
        } else {
          skip(place, FileKind.whyNot(""));
        }
      }
      case OTHER -> skip(place, FileKind.whyNot(place.fileName()));
    }
  }

  private void configuration(Place place, Supplier<byte[]> content) {
    to.configuration(new ConfigurationFile(place.path(), content));
    skip(place, FileKind.whyNot(place.fileName()));
  }

  /** Returns what is in a configuration file on disk; nothing where it cannot be read. */
  private static byte[] content(Path file) {
    try (InputStream in = Files.newInputStream(file)) {
      return configuration(in);
    } catch (IOException _) {
      return new byte[0];
    }
  }

  /** Returns what is in a configuration file; nothing where it is too long to be one. */
  private static byte[] configuration(InputStream in) throws IOException {
    byte[] bytes = in.readNBytes(ConfigurationFile.MOST_BYTES + 1);
    return bytes.length > ConfigurationFile.MOST_BYTES ? new byte[0] : bytes;
  }

  private void archive(FileKind kind, Place place, InputStream in, Budget budget, int level)
      throws IOException {
    if (kind != FileKind.ZIP) {
      archives.tar(place, new BufferedInputStream(in), kind, budget, level);
      return;
    }
    // A zip file is read by the directory at its end, as Python itself does: for that it has to lie on disk.
    Path copy = Files.createTempFile("weir-scan", ".zip");
    try {
      Files.copy(in, copy, StandardCopyOption.REPLACE_EXISTING);
      archives.zip(place, copy, budget, level);
    } finally {
      Files.delete(copy);
    }
  }

  private void text(Place place, InputStream in, byte[] head) throws IOException {
    byte[] rest = in.readNBytes(Budget.MOST_TEXT_BYTES + 1);
    if (rest.length > Budget.MOST_TEXT_BYTES) {
      miss(place, "a text of more than " + (Budget.MOST_TEXT_BYTES >> 20) + " MiB");
      return;
    }
    byte[] bytes = rest;
    if (head.length > 0) {
      bytes = new byte[head.length + rest.length];
      System.arraycopy(head, 0, bytes, 0, head.length);
      System.arraycopy(rest, 0, bytes, head.length, rest.length);
    }
    to.source(SourceFile.python(place, bytes, Optional.empty()));
  }

  private void notebook(Place place, InputStream in) throws IOException {
    byte[] json = in.readNBytes(Budget.MOST_NOTEBOOK_BYTES + 1);
    if (json.length > Budget.MOST_NOTEBOOK_BYTES) {
      miss(place, "a notebook of more than " + (Budget.MOST_NOTEBOOK_BYTES >> 20) + " MiB");
      return;
    }
    switch (Notebook.read(json)) {
      case Notebook.Code code -> to.source(SourceFile.python(place, code.text(), code.unread()));
      case Notebook.Other other -> skip(place, other.why());
    }
  }

  /** Of source that should have been read. */
  private void miss(Place place, String why) {
    to.skipped(new Skipped(place.path(), why, true));
  }

  private void skip(Place place, String why) {
    to.skipped(new Skipped(place.path(), why));
  }
}
