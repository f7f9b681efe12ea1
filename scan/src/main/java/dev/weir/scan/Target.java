package dev.weir.scan;

import java.nio.file.Path;

/**
 * One thing to scan.
 *
 * @param file a file, a folder, a notebook or an archive
 * @param name how reports name it
 */
public record Target(Path file, String name) {

  /** Returns what reports call the file at {@code path}, which reading names by where it lies. */
  String named(String path) {
    String root = root();
    return path.startsWith(root) ? name + path.substring(root.length()) : path;
  }

  /** Returns whether {@code named} is this target's, or in it. */
  boolean holds(String named) {
    return named.equals(name) || named.startsWith(name)
        && (name.endsWith("/") || named.startsWith("/", name.length())
            || named.startsWith("!/", name.length()));
  }

  /** Returns where the file that reports call {@code named} lies. */
  String located(String named) {
    return root() + named.substring(name.length());
  }

  private String root() {
    return file.normalize().toString().replace('\\', '/');
  }
}
