package dev.weir.audit.index;

import dev.weir.audit.search.Found;
import dev.weir.audit.search.Query;
import dev.weir.audit.search.Search;
import dev.weir.audit.segment.SegmentFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Answers a search the quicker way: a small log is read, for a large one there is the index. The answer is the same. */
public final class Lookup {

  /** A log that is read in less time than a database is opened. */
  private static final long SMALL_BYTES = 8 << 20;

  private Lookup() {}

  /** Returns what {@code query} finds in the log of {@code dataFolder}; brings the index up to date where it asks that. */
  public static Found search(Path dataFolder, Query query, Index.Progress progress) throws IOException {
    if (isSmall(dataFolder)) {
      return Search.in(dataFolder, query);
    }
    try (Index index = Index.open(dataFolder)) {
      index.catchUp(progress);
      return index.search(query);
    }
  }

  private static boolean isSmall(Path dataFolder) throws IOException {
    long bytes = 0;
    for (SegmentFile segment : SegmentFile.list(SegmentFile.folder(dataFolder))) {
      bytes += Files.size(segment.path());
    }
    return bytes <= SMALL_BYTES;
  }
}
