package dev.weir.parquet;

import dev.weir.audit.segment.SegmentFile;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * The name of a file in a folder, which says what is in it: {@code weir-audit-b8310e4bc2f57672-000000000000-000000001999.parquet}.
 *
 * @param log as a file may be called
 * @param first the sequence of its first event
 * @param last that of its last one
 */
record FileName(String log, long first, long last) {

  private static final String SUFFIX = ".parquet";
  private static final int MOST_DIGITS = 18;

  /** Returns what files of the log that is called {@code log} begin with. */
  static String stem(String log) {
    StringBuilder stem = new StringBuilder(log);
    for (int i = 0; i < stem.length(); i++) {
      char c = stem.charAt(i);
      boolean plain = c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || c == '_';
      if (!plain) {
        stem.setCharAt(i, '-');
      }
    }
    return stem.toString();
  }

  /** Returns those in {@code folder} that hold something of the log from {@code sequence} on; they stay, whatever happens. */
  static List<FileName> from(long sequence, String log, Path folder) throws IOException {
    List<FileName> found = new ArrayList<>();
    if (Files.isDirectory(folder)) {
      // A name that a crash might take back is not believed.
      SegmentFile.force(folder);
      try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, "*" + SUFFIX)) {
        for (Path file : files) {
          parse(stem(log), String.valueOf(file.getFileName())).filter(name -> name.last >= sequence)
              .ifPresent(found::add);
        }
      }
    }
    return found;
  }

  /** Returns the name as which {@code text} can be read; empty for the name of anything else. */
  static Optional<FileName> parse(String stem, String text) {
    if (!text.startsWith(stem + "-") || !text.endsWith(SUFFIX)
        || text.length() <= stem.length() + SUFFIX.length()) {
      return Optional.empty();
    }
    String range = text.substring(stem.length() + 1, text.length() - SUFFIX.length());
    int hyphen = range.indexOf('-');
    if (hyphen < 0 || !isNumber(range.substring(0, hyphen)) || !isNumber(range.substring(hyphen + 1))) {
      return Optional.empty();
    }
    return Optional.of(new FileName(stem, Long.parseLong(range.substring(0, hyphen)),
        Long.parseLong(range.substring(hyphen + 1))));
  }

  private static boolean isNumber(String text) {
    return !text.isEmpty() && text.length() <= MOST_DIGITS
        && text.chars().allMatch(c -> c >= '0' && c <= '9');
  }

  boolean holds(long sequence) {
    return first <= sequence && sequence <= last;
  }

  /** Returns it as it is written; files of a log are in the order of their names. */
  String text() {
    return String.format(Locale.ROOT, "%s-%012d-%012d%s", log, first, last, SUFFIX);
  }
}
