package dev.weir.scan;

import java.nio.file.Path;

/**
 * One thing to scan. What lies in it is named by its name, and plainly where it is the folder that Weir runs in.
 *
 * @param file a file, a folder, a notebook or an archive
 * @param name how reports name it
 */
public record Target(Path file, String name) {

  /** Returns what reports call the file at {@code path}, which reading names by where it lies. */
  String named(String path) {
    String root = root();
    return isHere() || !path.startsWith(root) ? path : called() + path.substring(root.length());
  }

  /** Returns whether {@code named} is this target's, or in it. */
  boolean holds(String named) {
    if (isHere()) {
      return !named.startsWith("/") && !named.startsWith("../");
    }
    String called = called();
    return named.equals(called) || named.startsWith(called)
        && (called.endsWith("/") || named.startsWith("/", called.length())
            || named.startsWith("!/", called.length()));
  }

  /** Returns where the file that reports call {@code named} lies. */
  String located(String named) {
    return isHere() ? named : root() + named.substring(called().length());
  }

  /** Returns whether it is the folder that Weir runs in. */
  boolean isHere() {
    return root().isEmpty();
  }

  private String called() {
    return name.length() > 1 && name.endsWith("/") ? name.substring(0, name.length() - 1) : name;
  }

  private String root() {
    return file.normalize().toString().replace('\\', '/');
  }
}
