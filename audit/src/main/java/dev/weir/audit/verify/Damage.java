package dev.weir.audit.verify;

import java.util.Optional;

/**
 * One thing that is not as it was written.
 *
 * @param file the segment's file name, or {@code head}
 * @param offset where in the file, in bytes
 * @param records which records are in doubt; empty where none is
 */
public record Damage(String file, long offset, Optional<Records> records, String what) {

  /** From {@code first} to {@code last}, both included. */
  public record Records(long first, long last) {
    @Override
    public String toString() {
      return first == last ? "record " + first : "records " + first + "-" + last;
    }
  }

  /** Returns {@code 000003.log, records 4120-4151, byte offset 123: checksum differs}. */
  @Override
  public String toString() {
    return file + records.map(named -> ", " + named).orElse("") + ", byte offset " + offset + ": " + what;
  }
}
