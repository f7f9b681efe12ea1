package dev.weir.scan.result;

import java.util.List;

/** The lines of scanned files, for reports that show them and for comments that are looked for in them. */
public interface Excerpts {

  /**
   * Returns the lines of the file that the scan names {@code path}, without their ends; none where it cannot be read, or no
   * longer. Never throws.
   */
  List<String> lines(String path);
}
