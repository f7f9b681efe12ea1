package dev.weir.parquet;

import dev.weir.audit.export.Shipment;
import dev.weir.audit.export.Sink;
import java.io.IOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Writes all that there is into one file, which is there once there is no more; without a row where there was nothing. */
final class SingleFileSink implements Sink {

  private final Path path;
  private final EventFile.Disk disk;
  private @Nullable EventFile open;
  private boolean settled;

  SingleFileSink(Path path, EventFile.Disk disk) {
    this.path = path.toAbsolutePath();
    this.disk = disk;
  }

  @Override
  public void send(Shipment shipment) throws IOException {
    settled = false;
    file().add(shipment.log(), shipment.events());
  }

  @Override
  public void idle() throws IOException {
    if (!settled) {
      file().finish(name());
      settled = true;
    }
  }

  private EventFile file() throws IOException {
    EventFile file = open == null || open.isOver()
        ? EventFile.in(path.resolveSibling(""), name(), disk)
        : open;
    open = file;
    return file;
  }

  private String name() {
    return String.valueOf(path.getFileName());
  }

  @Override
  public boolean isSettled() {
    return settled;
  }

  @Override
  public void close() throws IOException {
    if (open != null) {
      open.close();
    }
  }
}
