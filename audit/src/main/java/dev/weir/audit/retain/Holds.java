package dev.weir.audit.retain;

import dev.weir.audit.Period;
import dev.weir.audit.segment.OwnerOnly;
import dev.weir.audit.segment.SegmentFile;
import dev.weir.audit.segment.WholeFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Periods of which nothing may be dropped, as a court or an inquiry asks for; a file for each in {@code audit/holds}. */
public record Holds(Path folder) {

  private static final int LINES = 3;

  /** Somebody holds a period, and why. */
  public record Hold(String name, Period period, String reason) {}

  /** Returns those of a data folder. */
  public static Holds of(Path dataFolder) {
    return new Holds(SegmentFile.folder(dataFolder).resolve("holds"));
  }

  /** Returns all of them, by name; throws where one cannot be read, so that nothing is dropped over it. */
  public List<Hold> all() throws IOException {
    List<Hold> holds = new ArrayList<>();
    if (Files.isDirectory(folder)) {
      try (Stream<Path> files = Files.list(folder)) {
        for (Path file : files.sorted().toList()) {
          holds.add(read(file));
        }
      }
    }
    return holds;
  }

  /** Returns who holds what happened at {@code at}; throws where that cannot be read. */
  public Optional<String> over(Instant at) throws IOException {
    return all().stream().filter(hold -> hold.period().contains(at)).map(Hold::name).findFirst();
  }

  private static Hold read(Path file) throws IOException {
    List<String> lines = Files.readAllLines(file);
    try {
      if (lines.size() == LINES) {
        return new Hold(String.valueOf(file.getFileName()), new Period(Instant.parse(lines.get(0)),
            Instant.parse(lines.get(1))), lines.get(2));
      }
    } catch (DateTimeException e) {
      throw new IOException(file + " is no hold", e);
    }
    throw new IOException(file + " is no hold");
  }

  /** Returns whether {@code name} may be one: letters, digits, dots and hyphens. */
  public static boolean isName(String name) {
    return !name.isEmpty() && name.length() <= 64 && name.charAt(0) != '.'
        && name.chars().allMatch(c -> c < 128 && Character.isLetterOrDigit(c) || c == '-' || c == '.');
  }

  /** Holds a period from now on. */
  public void add(Hold hold) throws IOException {
    OwnerOnly.folder(folder);
    String text = hold.period().since() + "\n" + hold.period().until() + "\n"
        + hold.reason().replace('\n', ' ') + "\n";
    WholeFile.keep(folder.resolve(hold.name()), text.getBytes(StandardCharsets.UTF_8));
  }

  /** Lets a period go; returns whether it was held. */
  public boolean release(String name) throws IOException {
    return Files.deleteIfExists(folder.resolve(name));
  }
}
