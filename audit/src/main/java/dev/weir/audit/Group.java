package dev.weir.audit;

import dev.weir.audit.record.ByteSink;
import dev.weir.audit.record.EventEncoder;
import dev.weir.audit.segment.Records;
import dev.weir.model.AuditEvent;
import dev.weir.model.Receipt;
import java.io.IOException;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;

/** Records that become durable together. Filled by one thread at a time, then written, then used again. */
final class Group {

  /** Whoever wants one record unpacks a frame: so none is much longer than this, however busy it is. */
  private static final int PART_BYTES = 1 << 16;

  private final ByteSink records = new ByteSink(1 << 14);
  private final List<Part> parts = new ArrayList<>();
  private final List<Waiting> waiting = new ArrayList<>();
  private int partFrom;
  private int partCount;
  private long earliest = Long.MAX_VALUE;
  private long latest = Long.MIN_VALUE;
  private boolean urgent;

  /** Records that are written as one frame: where they are in {@link #bytes}, and how many. */
  record Part(int from, int length, int count) {}

  /** Who waits for one record, and where it wants to be told. */
  private record Waiting(CompletableFuture<Receipt> kept, Executor on, int index) {}

  /** Adds the record of {@code event} or, where it cannot be written, throws and is as it was. */
  CompletableFuture<Receipt> add(AuditEvent event, Executor on) throws IOException {
    int start = records.length();
    try {
      int prefix = records.skip(Records.PREFIX_BYTES);
      int from = records.length();
      EventEncoder.encode(event, records);
      int length = records.length() - from;
      if (length > Limits.MAX_RECORD_BYTES) {
        throw new IOException("audit record refused: it has " + length + " bytes, more than "
            + Limits.MAX_RECORD_BYTES);
      }
      records.set32(prefix, length);
      records.set32(prefix + Integer.BYTES, Records.crc(records.array(), from, length));
      long at = event.at().toEpochMilli();
      earliest = Math.min(earliest, at);
      latest = Math.max(latest, at);
    } catch (IOException | RuntimeException e) {
      records.rewind(start);
      throw e;
    }
    urgent |= !(event instanceof AuditEvent.Outcome || event instanceof AuditEvent.Notice);
    CompletableFuture<Receipt> kept = new CompletableFuture<>();
    waiting.add(new Waiting(kept, on, waiting.size()));
    include();
    return kept;
  }

  private void include() {
    partCount++;
    if (records.length() - partFrom >= PART_BYTES) {
      endPart();
    }
  }

  private void endPart() {
    parts.add(new Part(partFrom, records.length() - partFrom, partCount));
    partFrom = records.length();
    partCount = 0;
  }

  /** Returns all of it in parts, in order. */
  List<Part> parts() {
    if (partCount > 0) {
      endPart();
    }
    return parts;
  }

  /** Returns whether somebody holds a call back for one of these. */
  boolean urgent() {
    return urgent;
  }

  int count() {
    return waiting.size();
  }

  byte[] bytes() {
    return records.array();
  }

  int length() {
    return records.length();
  }

  long earliest() {
    return earliest;
  }

  long latest() {
    return latest;
  }

  /** Tells everybody that theirs is durable, the first of them as {@code first}. */
  void kept(long first) {
    tell((one, i) -> one.complete(new Receipt(first + i)));
  }

  /** Tells everybody that theirs is not durable. */
  void lost(IOException why) {
    tell((one, i) -> one.completeExceptionally(why));
  }

  private interface Telling {
    void tell(CompletableFuture<Receipt> one, int index);
  }

  /** One task for each executor; the list is given away to them. */
  private void tell(Telling telling) {
    IdentityHashMap<Executor, List<Waiting>> byExecutor = new IdentityHashMap<>();
    for (Waiting one : waiting) {
      byExecutor.computeIfAbsent(one.on(), _ -> new ArrayList<>(waiting.size())).add(one);
    }
    byExecutor.forEach((on, all) -> run(on, () -> all.forEach(one -> telling.tell(one.kept(), one.index()))));
  }

  /** Whoever has shut down still learns what became of its records. */
  private static void run(Executor on, Runnable telling) {
    try {
      on.execute(telling);
    } catch (RejectedExecutionException e) {
      telling.run();
    }
  }

  /** Forgets all, to be filled again. */
  void clear() {
    records.rewind(0);
    parts.clear();
    partFrom = 0;
    partCount = 0;
    waiting.clear();
    earliest = Long.MAX_VALUE;
    latest = Long.MIN_VALUE;
    urgent = false;
  }
}
