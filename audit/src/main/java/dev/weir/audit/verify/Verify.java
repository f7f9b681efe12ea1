package dev.weir.audit.verify;

import dev.weir.audit.segment.Dropped;
import dev.weir.audit.segment.Head;
import dev.weir.audit.segment.SegmentFile;
import dev.weir.audit.tree.TreeFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Looks at every byte of the log: headers, checksums, the chain of hashes, the order of records and segments, the head, and the
 * signed checkpoint. May be used while the log is being written, and on a copy of it.
 *
 * <p>What it cannot see: whoever has the signing key and can write the whole folder can write the whole log anew, and this tells
 * only who asks by the key of a witness; whoever has not the key can do so only where the verifier that lies beside the log is
 * believed; and whole frames that were cut off a log which was killed, where they are
 * younger than its last head, that is one second.
 */
public final class Verify {

  /** How long a frame at the end of the log may take to become whole while somebody writes it. */
  static final Duration PATIENCE = Duration.ofMillis(100);

  /** Is told how far the look has come. */
  public interface Progress {

    /** Tells nobody. */
    Progress NONE = (done, total) -> {};

    void at(long doneBytes, long totalBytes);
  }

  private Verify() {}

  /** Returns what is wrong with the log in {@code <dataFolder>/audit}; throws only where a file cannot be read at all. */
  public static VerifyReport verify(Path dataFolder, Progress progress) throws IOException {
    return verify(dataFolder, Trust.NONE, progress, PATIENCE);
  }

  /** The same, by keys that were kept elsewhere: then a log that was written and signed anew is told, too. */
  public static VerifyReport verify(Path dataFolder, Trust trust, Progress progress) throws IOException {
    return verify(dataFolder, trust, progress, PATIENCE);
  }

  static VerifyReport verify(Path dataFolder, Trust trust, Progress progress, Duration patience)
      throws IOException {
    Path folder = SegmentFile.folder(dataFolder);
    List<Damage> damage = new ArrayList<>();
    // First, so that it is never ahead of what is read behind it.
    Dropped dropped = Dropped.read(folder);
    Leaves leaves = Leaves.of(TreeFiles.in(folder), trust, dropped.next());
    Optional<Head> head = head(folder, damage);
    List<SegmentFile> segments = SegmentFile.list(folder).stream()
        .filter(segment -> segment.number() > dropped.segment()).toList();
    if (head.isEmpty() && damage.isEmpty() && !segments.isEmpty()) {
      damage.add(new Damage("head", 0, Optional.empty(), "it is missing"));
    }
    Walk walk = new Walk(dropped, head, leaves, damage, progress, patience, size(segments));
    for (SegmentFile segment : segments) {
      walk.through(segment, segment.equals(segments.getLast()));
    }
    return walk.report(segments.size(), notes(folder, dropped));
  }

  private static Optional<Head> head(Path folder, List<Damage> damage) throws IOException {
    try {
      return Head.read(folder);
    } catch (Head.DamagedHead e) {
      damage.add(new Damage("head", 0, Optional.empty(), String.valueOf(e.getMessage())));
      return Optional.empty();
    }
  }

  private static long size(List<SegmentFile> segments) throws IOException {
    long size = 0;
    for (SegmentFile segment : segments) {
      size += Files.size(segment.path());
    }
    return size;
  }

  private static List<String> notes(Path folder, Dropped dropped) throws IOException {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    List<String> notes = new ArrayList<>();
    if (dropped.next() > 0) {
      notes.add("records 0-" + (dropped.next() - 1)
          + " were dropped when their time was over; their hashes are checked");
    }
    try (var files = Files.list(folder)) {
      files.map(file -> String.valueOf(file.getFileName())).filter(name -> name.contains(".log.torn"))
          .sorted()
          .map(name -> name + " holds an unfinished write that an earlier start took out of the log")
          .forEach(notes::add);
    }
    return notes;
  }
}
