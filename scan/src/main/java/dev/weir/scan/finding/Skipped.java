package dev.weir.scan.finding;

/**
 * A file that was not scanned, and why: {@code no source of a language that is read}.
 *
 * @param missed whether it is, or may hold, source that should have been read: nothing may then be called clean
 */
public record Skipped(String path, String why, boolean missed) {

  /** A file that there was no need to read. */
  public Skipped(String path, String why) {
    this(path, why, false);
  }
}
