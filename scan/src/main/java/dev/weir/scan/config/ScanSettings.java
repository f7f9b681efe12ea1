package dev.weir.scan.config;

import dev.weir.scan.finding.Risk;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What a project says of its scans.
 *
 * @param exclude files that are not scanned
 * @param off rules whose findings are left out
 * @param severities of rules, other than their own
 * @param declared recipients that it is no surprise to send to
 */
public record ScanSettings(List<Glob> exclude, Set<String> off, Map<String, Risk> severities,
    List<Declared> declared,
    FailOn failOn) {

  /** What holds where a project says nothing. */
  public static final ScanSettings USUAL = new ScanSettings(List.of(), Set.of(), Map.of(), List.of(),
      FailOn.EGRESS);

  public ScanSettings {
    exclude = List.copyOf(exclude);
    off = Set.copyOf(off);
    severities = Map.copyOf(severities);
    declared = List.copyOf(declared);
  }

  /** Returns whether the file at {@code path} is not to be scanned. */
  public boolean excludes(String path) {
    for (Glob glob : exclude) {
      if (glob.matches(path)) {
        return true;
      }
    }
    return false;
  }

  /** Returns these settings with {@code other} as what fails a scan. */
  public ScanSettings failingOn(FailOn other) {
    return new ScanSettings(exclude, off, severities, declared, other);
  }
}
