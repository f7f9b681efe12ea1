package dev.weir.app.command.scan;

import dev.weir.app.LoneDetectors;
import dev.weir.detect.PayloadInspector;
import dev.weir.model.Finding;
import dev.weir.scan.report.html.Mask;
import java.util.Comparator;
import java.util.List;

/** Hides what the payload detectors take for a secret by its shape, whatever it is called. */
final class SecretMask implements Mask {

  private static final String SECRET = "SECRET";

  private final PayloadInspector inspector = LoneDetectors.inspector();

  @Override
  public String hide(String line) {
    List<Finding> secrets = inspector.examine(line).findings().stream()
        .filter(finding -> finding.kind().name().equals(SECRET))
        .sorted(Comparator.comparingInt((Finding finding) -> finding.where().start()).reversed()).toList();
    StringBuilder shown = new StringBuilder(line);
    for (Finding secret : secrets) {
      shown.replace(line.offsetByCodePoints(0, secret.where().start()),
          line.offsetByCodePoints(0, secret.where().end()), HIDDEN);
    }
    return shown.toString();
  }
}
