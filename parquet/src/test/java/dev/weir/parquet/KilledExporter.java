package dev.weir.parquet;

import dev.weir.audit.Period;
import dev.weir.audit.export.Cursor;
import dev.weir.audit.export.Export;
import dev.weir.audit.export.Selection;
import dev.weir.model.settings.ExportTarget;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;

/** An export to a folder, as a process that can be killed; says how far it has come after each step, and ends at the log's end. */
final class KilledExporter {

  private static final long MOST_BYTES = 100_000;

  private KilledExporter() {}

  /** @param arguments the data folder, the file of the cursor, the folder of the files */
  public static void main(String... arguments) throws Exception {
    ExportTarget.Folder to = new ExportTarget.Folder(Path.of(arguments[2]), MOST_BYTES, Duration.ZERO);
    try (Export export = Export.of(Path.of(arguments[0]), Selection.of(Period.ALL),
        new FolderSink(to, DurableFile::new, InstantSource.system()),
        Optional.of(new Cursor(Path.of(arguments[1]))), new FolderSinkTest.Unhurt())) {
      while (export.step()) {
        System.out.println(export.next());
      }
    }
  }
}
