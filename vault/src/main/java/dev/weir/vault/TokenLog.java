package dev.weir.vault;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Tokens on the disk: one file for each generation, of which the last two are kept. So nothing is ever rewritten to compact
 * it: a file is deleted when its generation has gone. Appending never waits for the disk; {@link #flush} does.
 */
final class TokenLog implements AutoCloseable {

  private static final System.Logger LOG = System.getLogger(TokenLog.class.getName());
  private static final String SUFFIX = ".tokens";

  private record Batch(long generation, List<Held> held) {}

  private final Folder folder;
  private final TokenFile.Seals seals;
  private final int mostPending;
  private final FileLock lock;
  private final Deque<Batch> pending = new ArrayDeque<>();
  private int waiting;
  private long generation;
  private @Nullable TokenFile file;
  private boolean failing;

  /** Opens the log in {@code folder}; of what the disk does not take in time, no more than {@code mostPending} wait. */
  TokenLog(Folder folder, TokenFile.Seals seals, int mostPending) throws VaultException {
    this.folder = folder;
    this.seals = seals;
    this.mostPending = mostPending;
    this.lock = lock(folder);
  }

  /** Returns what is on the disk by generation, the oldest first; its number is when it began, in milliseconds. */
  NavigableMap<Long, List<Held>> load() throws VaultException {
    NavigableMap<Long, List<Held>> all = new TreeMap<>();
    try {
      for (long each : generations()) {
        List<Held> held = new ArrayList<>();
        closeFile();
        file = TokenFile.open(folder, each + SUFFIX, seals, held);
        generation = each;
        all.put(each, held);
      }
      return all;
    } catch (VaultException e) {
      throw e;
    } catch (IOException e) {
      throw VaultException.unreadable(folder.file(""), e);
    }
  }

  /** Takes a token to be written soon, into the file of {@code generation}. */
  synchronized void append(long generation, Held held) {
    if (waiting < mostPending) {
      batchOf(generation).held().add(held);
      waiting++;
    }
  }

  /** Begins a generation, though nothing is in it yet: the file before the last one goes. */
  synchronized void begin(long generation) {
    batchOf(generation);
  }

  private Batch batchOf(long generation) {
    Batch last = pending.peekLast();
    if (last != null && last.generation() == generation) {
      return last;
    }
    Batch fresh = new Batch(generation, new ArrayList<>());
    pending.add(fresh);
    return fresh;
  }

  private synchronized @Nullable Batch next() {
    Batch batch = pending.pollFirst();
    waiting -= batch == null ? 0 : batch.held().size();
    return batch;
  }

  private synchronized void putBack(Batch batch) {
    pending.addFirst(batch);
    waiting += batch.held().size();
  }

  /** Writes what waits; on the disk when this returns. What cannot be written waits for the next flush. One thread at a time. */
  void flush() {
    for (Batch batch = next(); batch != null; batch = next()) {
      try {
        write(batch);
        failing = false;
      } catch (IOException e) {
        putBack(batch);
        abandon();
        if (!failing) {
          LOG.log(System.Logger.Level.WARNING, "tokens are kept in memory only: {0}", e.getMessage());
        }
        failing = true;
        return;
      }
    }
  }

  private void write(Batch batch) throws IOException {
    TokenFile to = file;
    if (to == null || generation != batch.generation()) {
      to = turn(batch.generation());
    }
    if (!batch.held().isEmpty()) {
      to.append(batch.held());
    }
  }

  /** The next write opens the file anew and finds out what of it is whole. */
  private void abandon() {
    try {
      closeFile();
    } catch (IOException e) {
      LOG.log(System.Logger.Level.DEBUG, "a file of tokens did not close", e);
    }
  }

  private void closeFile() throws IOException {
    TokenFile open = file;
    file = null;
    if (open != null) {
      open.close();
    }
  }

  private TokenFile turn(long next) throws IOException {
    closeFile();
    TokenFile opened = TokenFile.open(folder, next + SUFFIX, seals, new ArrayList<>());
    file = opened;
    generation = next;
    List<Long> all = generations();
    for (long old : all.subList(0, Math.max(0, all.size() - 2))) {
      Files.deleteIfExists(folder.file(old + SUFFIX));
    }
    return opened;
  }

  private List<Long> generations() throws IOException {
    try (Stream<Path> files = Files.list(folder.file(""))) {
      return files.map(path -> String.valueOf(path.getFileName())).filter(name -> name.endsWith(SUFFIX))
          .map(name -> name.substring(0, name.length() - SUFFIX.length()))
          .filter(digits -> !digits.isEmpty() && digits.length() <= 18
              && digits.chars().allMatch(Character::isDigit))
          .map(Long::valueOf).sorted().toList();
    }
  }

  private static FileLock lock(Folder folder) throws VaultException {
    FileLock lock = null;
    try {
      FileChannel channel = folder.open("lock");
      lock = channel.tryLock();
      if (lock == null) {
        channel.close();
      }
    } catch (OverlappingFileLockException e) {
      // Another vault of this process: the same as another process, said below.
    } catch (IOException e) {
      throw VaultException.unwritable(folder.file("lock"), e);
    }
    if (lock == null) {
      throw new VaultException(folder.at("lock"), "another Weir keeps its tokens here",
          "stop it, or give this one another data folder");
    }
    return lock;
  }

  @Override
  public void close() throws IOException {
    flush();
    closeFile();
    lock.acquiredBy().close();
  }
}
