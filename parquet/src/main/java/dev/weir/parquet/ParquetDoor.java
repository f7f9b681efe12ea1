package dev.weir.parquet;

import dev.weir.audit.export.Sink;
import dev.weir.audit.export.SinkDoor;
import dev.weir.model.Credentials;
import dev.weir.model.settings.ExportTarget;
import dev.weir.model.settings.ExportTerms;
import java.time.InstantSource;

/** Leads to files of Parquet. */
public final class ParquetDoor implements SinkDoor {

  @Override
  public boolean leadsTo(ExportTarget target) {
    return target instanceof ExportTarget.Kept;
  }

  @Override
  public Sink open(ExportTerms terms, Credentials credentials) {
    return switch ((ExportTarget.Kept) terms.to()) {
      case ExportTarget.Folder folder -> new FolderSink(folder, DurableFile::new, InstantSource.system());
      case ExportTarget.SingleFile(var path) -> new SingleFileSink(path, DurableFile::new);
    };
  }
}
