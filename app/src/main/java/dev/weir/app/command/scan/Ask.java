package dev.weir.app.command.scan;

import dev.weir.scan.config.FailOn;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What somebody wants of a scan.
 *
 * @param settings the project's {@code weir-scan.yaml}; empty for the one of the current folder, if it has one
 * @param failOn empty for what the settings say
 */
record Ask(List<String> targets, Set<Format> formats, Optional<Path> to, Optional<Path> settings,
    Optional<Path> baseline, Optional<FailOn> failOn, Optional<Path> policy, URI index) {

  Ask {
    targets = List.copyOf(targets);
    formats = Set.copyOf(formats);
  }
}
