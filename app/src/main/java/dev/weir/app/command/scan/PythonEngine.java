package dev.weir.app.command.scan;

import dev.weir.scan.Scanned;
import dev.weir.scan.Scanner;
import dev.weir.scan.Target;
import dev.weir.scan.config.ScanSettings;
import dev.weir.scan.result.RuleDoc;
import dev.weir.scan.rules.Rules;
import java.util.List;

/** The scanner as it ships, with every core. */
public final class PythonEngine implements Engine {

  @Override
  public List<RuleDoc> rules() {
    return Rules.docs();
  }

  @Override
  public Scanned scan(List<Target> targets, ScanSettings settings, Scanner.Progress progress) {
    return new Scanner(Runtime.getRuntime().availableProcessors()).scan(targets, settings, progress);
  }
}
