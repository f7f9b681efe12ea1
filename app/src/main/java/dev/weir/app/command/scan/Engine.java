package dev.weir.app.command.scan;

import dev.weir.scan.Scanned;
import dev.weir.scan.Scanner;
import dev.weir.scan.Target;
import dev.weir.scan.config.ScanSettings;
import dev.weir.scan.result.RuleDoc;
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
  Scanned scan(List<Target> targets, ScanSettings settings, Scanner.Progress progress);
}
