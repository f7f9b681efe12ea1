package dev.weir.app.command.scan;

import dev.weir.scan.config.ScanSettings;
import dev.weir.scan.result.RuleDoc;
import java.io.IOException;
import java.util.List;

/** What finds: the scanner with all that it knows. */
public interface Engine {

  /** Returns what every rule says of itself, in order of their names. */
  List<RuleDoc> rules();

  /**
   * Returns what can leave from {@code targets}.
   *
   * @param settings which files are not looked at, by the path that reports name, and whether recipients are declared
   */
  Scanned scan(List<Target> targets, ScanSettings settings, Progress progress) throws IOException;

  /** Is told how far a scan has come. */
  @FunctionalInterface
  interface Progress {

    /** Takes how many files are done, of how many. */
    void at(int done, int total);
  }
}
