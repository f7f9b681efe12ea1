package dev.weir.parquet;

import dev.weir.audit.Stored;
import dev.weir.audit.export.Shipment;
import dev.weir.audit.export.Sink;
import dev.weir.model.settings.ExportTarget;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Keeps events in a folder, file after file. Their names say what is there already and need not be written again: each event is
 * in one file, whatever ends in between.
 */
final class FolderSink implements Sink {

  private final ExportTarget.Folder target;
  private final EventFile.Disk disk;
  private final InstantSource clock;
  private @Nullable EventFile open;
  private List<FileName> there = List.of();
  private FileName name = new FileName("", 0, 0);
  private Instant began = Instant.MAX;

  FolderSink(ExportTarget.Folder target, EventFile.Disk disk, InstantSource clock) {
    this.target = target;
    this.disk = disk;
    this.clock = clock;
  }

  @Override
  public void send(Shipment shipment) throws IOException {
    if (isSettled()) {
      there = FileName.from(shipment.events().getFirst().sequence(), shipment.log(), target.path());
    }
    List<Stored> missing = shipment.events().stream().filter(event -> !isThere(event.sequence())).toList();
    if (!missing.isEmpty()) {
      EventFile file = file(shipment.log(), missing.getFirst());
      file.add(shipment.log(), missing);
      name = new FileName(name.log(), name.first(), missing.getLast().sequence());
      if (file.bytes() >= target.mostBytes()) {
        file.finish(name.text());
      }
    }
  }

  private boolean isThere(long sequence) {
    return there.stream().anyMatch(file -> file.holds(sequence));
  }

  private EventFile file(String log, Stored next) throws IOException {
    EventFile file = open;
    if (file == null || file.isOver()) {
      String stem = FileName.stem(log);
      file = EventFile.in(target.path(), stem, disk);
      open = file;
      name = new FileName(stem, next.sequence(), next.sequence());
      // A time that is still to come, from a clock that was wrong, holds nothing up.
      Instant now = clock.instant();
      began = next.event().at().isBefore(now) ? next.event().at() : now;
    }
    return file;
  }

  @Override
  public void idle() throws IOException {
    if (open != null && !open.isOver()
        && Duration.between(began, clock.instant()).compareTo(target.longest()) >= 0) {
      open.finish(name.text());
    }
  }

  @Override
  public boolean isSettled() {
    return open == null || open.isOver();
  }

  @Override
  public void close() throws IOException {
    if (open != null) {
      open.close();
    }
  }
}
