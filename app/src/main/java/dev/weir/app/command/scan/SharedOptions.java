package dev.weir.app.command.scan;

import dev.weir.app.command.CannotRun;
import dev.weir.scan.config.FailOn;
import dev.weir.scan.index.PackageIndex;
import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** What every command that scans can be told: {@code @Mixin SharedOptions options}. */
final class SharedOptions {

  @Option(names = {"-c",
    "--config"}, paramLabel = "FILE", description = "The scan's settings (default: weir-scan.yaml, where there is one).")
  private @Nullable Path settings;

  @Option(names = "--baseline", paramLabel = "FILE", description = "An earlier report, JSON or SARIF: tells what is new, unchanged and fixed; the exit code is by what is new.")
  private @Nullable Path baseline;

  @Option(names = "--fail-on", paramLabel = "WHAT", description = "Findings that end with exit code 1: none, egress or sensitive (default: the settings', or egress).")
  private @Nullable String failOn;

  @Option(names = "--index-url", paramLabel = "URL", description = "Where packages come from (default: the public Python index).")
  private @Nullable String index;

  Optional<Path> settings() {
    return Optional.ofNullable(settings);
  }

  Optional<Path> baseline() {
    return Optional.ofNullable(baseline);
  }

  Optional<FailOn> failOn() throws CannotRun {
    if (failOn == null) {
      return Optional.empty();
    }
    for (FailOn each : FailOn.values()) {
      if (each.label().equals(failOn)) {
        return Optional.of(each);
      }
    }
    throw new CannotRun("--fail-on takes no " + failOn, "", "use none, egress or sensitive");
  }

  URI index() throws CannotRun {
    if (index == null) {
      return PackageIndex.PUBLIC;
    }
    try {
      URI at = URI.create(index);
      if (at.getHost() != null && at.getRawQuery() == null && at.getRawFragment() == null) {
        return at;
      }
    } catch (IllegalArgumentException e) {
      // Told below, with every other address that is none.
    }
    throw new CannotRun("--index-url is no address of an index", "", "write it as https://pypi.org/simple/");
  }
}
