package dev.weir.scan.index;

import java.net.URI;
import java.util.Locale;
import java.util.Optional;

/**
 * A file that an index offers of a package.
 *
 * @param file its name, plain
 * @param sha256 its hash in hexadecimal, lower-case; empty where the index names none
 * @param yanked whether its author has taken it back
 */
record Distribution(String file, URI from, String sha256, boolean yanked, Kind kind, PythonVersion version) {

  /** What a file is; what tells most of what an installation would run comes first. */
  enum Kind {
    /** What is installed and run as it is: Python alone. */
    PURE_WHEEL,
    /** The sources, with what builds and tests them. */
    SOURCES,
    /** For one platform; its Python can be read. */
    WHEEL
  }

  /** Returns the file of package {@code name} that {@code file} names (PEP 427, PEP 625); empty for any other. */
  static Optional<Distribution> of(String name, String file, URI from, String sha256, boolean yanked) {
    String lower = file.toLowerCase(Locale.ROOT);
    if (lower.endsWith(".whl")) {
      String[] parts = file.substring(0, file.length() - 4).split("-", -1);
      Kind kind = lower.endsWith("-none-any.whl") ? Kind.PURE_WHEEL : Kind.WHEEL;
      return parts.length < 5 || !Requirement.normal(parts[0]).equals(name)
          ? Optional.empty()
          : PythonVersion.parse(parts[1])
              .map(version -> new Distribution(file, from, sha256, yanked, kind, version));
    }
    for (String ending : new String[]{".tar.gz", ".zip", ".tgz"}) {
      if (lower.endsWith(ending)) {
        return sources(name, file.substring(0, file.length() - ending.length()))
            .map(version -> new Distribution(file, from, sha256, yanked, Kind.SOURCES, version));
      }
    }
    return Optional.empty();
  }

  /** Names may hold hyphens: the version begins where what comes before it is the name. */
  private static Optional<PythonVersion> sources(String name, String stem) {
    for (int dash = stem.indexOf('-'); dash > 0; dash = stem.indexOf('-', dash + 1)) {
      if (Requirement.normal(stem.substring(0, dash)).equals(name)) {
        return PythonVersion.parse(stem.substring(dash + 1));
      }
    }
    return Optional.empty();
  }
}
