package dev.weir.audit.segment;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalInt;

/** One file of the log: {@code 000001.log} is the first. */
public record SegmentFile(Path folder, int number) {

  private static final String SUFFIX = ".log";
  private static final int DIGITS = 6;
  private static final int MAX_DIGITS = 9;

  /** Returns where the log lives inside a data folder. */
  public static Path folder(Path dataFolder) {
    return dataFolder.resolve("audit");
  }

  /** Returns the segments in {@code folder} by number; none where the folder is not there. */
  public static List<SegmentFile> list(Path folder) throws IOException {
    List<SegmentFile> found = new ArrayList<>();
    if (Files.isDirectory(folder)) {
      try (DirectoryStream<Path> paths = Files.newDirectoryStream(folder, "*" + SUFFIX)) {
        for (Path path : paths) {
          number(String.valueOf(path.getFileName()))
              .ifPresent(number -> found.add(new SegmentFile(folder, number)));
        }
      }
    }
    found.sort(Comparator.comparingInt(SegmentFile::number));
    return found;
  }

  /** Makes what was created or removed in {@code folder} as durable as a file's content. */
  public static void force(Path folder) throws IOException {
    try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
      channel.force(true);
    }
  }

  /** Returns the file's name. */
  public String name() {
    String digits = Integer.toString(number);
    return "0".repeat(Math.max(0, DIGITS - digits.length())) + digits + SUFFIX;
  }

  /** Returns where the file is. */
  public Path path() {
    return folder.resolve(name());
  }

  /** Returns the number of the segment that a file of this name holds; empty where no segment is called so. */
  private static OptionalInt number(String name) {
    String digits = name.substring(0, name.length() - SUFFIX.length());
    if (digits.length() > MAX_DIGITS || !digits.chars().allMatch(c -> c >= '0' && c <= '9')) {
      return OptionalInt.empty();
    }
    int number = digits.isEmpty() ? 0 : Integer.parseInt(digits);
    boolean canonical = new SegmentFile(Path.of(""), number).name().equals(name);
    return canonical && number > 0 ? OptionalInt.of(number) : OptionalInt.empty();
  }
}
