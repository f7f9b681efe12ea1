package dev.weir.scan.finding;

import java.util.List;

/** All that one scan tells, in order of path, line and rule. */
public record Report(List<String> targets, List<ScannedFile> files, List<Skipped> skipped,
    List<Finding> findings) {

  public Report {
    targets = List.copyOf(targets);
    files = List.copyOf(files);
    skipped = List.copyOf(skipped);
    findings = List.copyOf(findings);
  }
}
