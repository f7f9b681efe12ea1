package dev.weir.scan.source;

import java.nio.file.Path;

/**
 * Where a file lies.
 *
 * @param path as reports name it
 * @param name its path as its importers see it, from where imports start: {@code pkg/mod.py}
 */
record Place(String path, String name) {

  /** Returns the place of a file in this folder. */
  Place in(String child) {
    return new Place(join(path, child), join(name, child));
  }

  /** Returns the place of an entry in this archive: imports start at its root. */
  Place entry(String child) {
    return new Place(path + "!/" + child, child);
  }

  /** Returns the place of a file that is itself the target, in the packages of this one. */
  Place named(Path file) {
    return new Place(path, join(name, String.valueOf(file.getFileName())));
  }

  /** Returns the last part of the name. */
  String fileName() {
    return name.substring(name.lastIndexOf('/') + 1);
  }

  /** Returns the dotted name that it is imported by. */
  String module() {
    int dot = name.lastIndexOf('.');
    String bare = dot > name.lastIndexOf('/') ? name.substring(0, dot) : name;
    if (isPackage()) {
      bare = bare.substring(0, Math.max(0, bare.lastIndexOf('/')));
    }
    return bare.replace('/', '.');
  }

  boolean isPackage() {
    return fileName().equals("__init__.py") || fileName().equals("__init__.pyi");
  }

  private static String join(String folder, String child) {
    return folder.isEmpty() || folder.endsWith("/") ? folder + child : folder + "/" + child;
  }
}
