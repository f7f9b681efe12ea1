package dev.weir.limit.budget;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.VarHandle;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.OptionalLong;
import java.util.Set;

/**
 * Counters in a mapped file: whatever was added is in it when the process is killed, since the system keeps the pages, and two
 * processes that have it open at once, as when one Weir takes over from another, count in the same place. Only a crash of
 * the machine itself can lose what the system had not written yet.
 *
 * <p>Each counter has a key and an end: from {@link #KEPT_SECONDS} after that on, its place may become another's. Never removes one
 * that has not ended; when every place is taken, there is no counter to be had.
 */
final class Ledger implements AutoCloseable {

  /** What began in a window can be settled in it for so long; the few connections that last longer leave it as it is. */
  private static final long KEPT_SECONDS = 2 * 86_400;

  private static final long MAGIC = 0x5745_4952_4255_4431L;
  private static final int HEAD_BYTES = 32;
  private static final int SLOT_BYTES = 32;
  private static final int KEY = 0;
  private static final int END = 8;
  private static final int COUNT = 16;
  private static final int PIECE_BYTES = 1 << 16;

  private static final VarHandle LONG = ValueLayout.JAVA_LONG.varHandle();

  private final FileChannel file;
  private final Arena arena = Arena.ofShared();
  private final MemorySegment memory;
  private final int slots;

  private Ledger(FileChannel file, int slots) throws IOException {
    this.file = file;
    this.slots = slots;
    memory = file.map(FileChannel.MapMode.READ_WRITE, 0, bytes(slots), arena);
  }

  private static long bytes(int slots) {
    return HEAD_BYTES + (long) slots * SLOT_BYTES;
  }

  /**
   * Opens the ledger at {@code path}, readable for its owner alone, or makes a new one.
   *
   * @throws IOException where it is not to be had, or is no ledger of this size
   */
  static Ledger open(Path path, int slots) throws IOException {
    FileAttribute<?> owner = PosixFilePermissions
        .asFileAttribute(PosixFilePermissions.fromString("rw-------"));
    FileChannel file = FileChannel.open(path,
        Set.of(StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE), owner);
    try (FileLock _ = file.lock()) {
      if (file.size() < bytes(slots)) {
        fill(file, bytes(slots));
      }
      Ledger ledger = new Ledger(file, slots);
      ledger.sign(path);
      return ledger;
    } catch (IOException | RuntimeException e) {
      file.close();
      throw e;
    }
  }

  /** Every byte is written once: a page of a file with holes can turn out to have no room when it is too late to say so. */
  private static void fill(FileChannel file, long bytes) throws IOException {
    for (long at = file.size(); at < bytes;) {
      at += file.write(ByteBuffer.allocate((int) Math.min(PIECE_BYTES, bytes - at)), at);
    }
    file.force(true);
  }

  private void sign(Path path) throws IOException {
    long found = (long) LONG.getVolatile(memory, 0L);
    if (found == 0) {
      LONG.setVolatile(memory, 8L, (long) slots);
      LONG.setVolatile(memory, 0L, MAGIC);
    } else if (found != MAGIC || (long) LONG.getVolatile(memory, 8L) != slots) {
      throw new IOException(path + ": is no ledger of budgets; move it away, and Weir starts a new one");
    }
  }

  /** Returns the place of the counter of {@code key}, which ends at {@code end}; -1 where there is none and no place is left. */
  long find(long key, Instant end, Instant now) {
    long known = search(key);
    return known >= 0 ? known : add(key, end.getEpochSecond(), now.getEpochSecond());
  }

  private long search(long key) {
    for (int probe = 0; probe < slots; probe++) {
      long at = slot(key, probe);
      long there = (long) LONG.getVolatile(memory, at + KEY);
      if (there == key) {
        return at;
      }
      if (there == 0) {
        return -1;
      }
    }
    return -1;
  }

  private long slot(long key, int probe) {
    return HEAD_BYTES + (Math.floorMod(key, (long) slots) + probe) % slots * SLOT_BYTES;
  }

  /** New counters are rare, one for each key and window: they come one at a time, whichever process adds them. */
  private synchronized long add(long key, long end, long now) {
    try (FileLock _ = file.lock()) {
      long known = search(key);
      return known >= 0 ? known : take(key, end, now);
    } catch (IOException e) {
      throw new UncheckedIOException("the ledger of budgets cannot be locked", e);
    }
  }

  private long take(long key, long end, long now) {
    for (int probe = 0; probe < slots; probe++) {
      long at = slot(key, probe);
      boolean free = (long) LONG.getVolatile(memory, at + KEY) == 0;
      if (free || (long) LONG.getVolatile(memory, at + END) + KEPT_SECONDS < now) {
        LONG.setVolatile(memory, at + COUNT, 0L);
        LONG.setVolatile(memory, at + END, end);
        LONG.setVolatile(memory, at + KEY, key);
        return at;
      }
    }
    return -1;
  }

  /** Adds {@code amount} unless the counter would then be above {@code most}; returns whether it did. */
  boolean addUpTo(long counter, long amount, long most) {
    while (true) {
      long before = (long) LONG.getVolatile(memory, counter + COUNT);
      if (amount > most - before) {
        return false;
      }
      if (LONG.compareAndSet(memory, counter + COUNT, before, before + amount)) {
        return true;
      }
    }
  }

  /** Adds {@code amount}, which may be below 0, whatever comes of it; nothing where the place is no longer that of {@code key}. */
  void settle(long counter, long key, long amount) {
    if ((long) LONG.getVolatile(memory, counter + KEY) == key) {
      LONG.getAndAdd(memory, counter + COUNT, amount);
    }
  }

  /** Returns what a counter has. */
  long count(long counter) {
    return (long) LONG.getVolatile(memory, counter + COUNT);
  }

  /** Returns what the counter of {@code key} has; empty where there is none. Adds none. */
  OptionalLong spent(long key) {
    long counter = search(key);
    return counter < 0 ? OptionalLong.empty() : OptionalLong.of(count(counter));
  }

  @Override
  public void close() throws IOException {
    memory.force();
    arena.close();
    file.close();
  }
}
