package dev.weir.scan.flow;

import dev.weir.scan.configuration.ConfigurationFiles;
import dev.weir.scan.ir.Unit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** All files of a scan, with their modules by name. Immutable to those who use it; any thread may. */
final class Program {

  private final List<File> files = new ArrayList<>();
  private final List<Code> codes = new ArrayList<>();
  private final Map<String, List<File>> modules = new HashMap<>();
  private final ConfigurationFiles configurations;
  private volatile @Nullable Uses uses;

  Program(List<Unit> units, ConfigurationFiles configurations) {
    this.configurations = configurations;
    for (Unit unit : units) {
      File file = new File(unit, codes.size());
      files.add(file);
      codes.addAll(file.codes());
      for (String name = unit.scopes().isEmpty() ? "" : unit.module(); !name.isEmpty(); name = name
          .substring(name.indexOf('.') + 1)) {
        modules.computeIfAbsent(name, _ -> new ArrayList<>(1)).add(file);
        if (name.indexOf('.') < 0) {
          break;
        }
      }
    }
  }

  List<File> files() {
    return files;
  }

  ConfigurationFiles configurations() {
    return configurations;
  }

  Code code(int number) {
    return codes.get(number);
  }

  int codes() {
    return codes.size();
  }

  Uses uses() {
    Uses found = uses;
    if (found == null) {
      synchronized (this) {
        found = uses;
        if (found == null) {
          found = new Uses(this);
          uses = found;
        }
      }
    }
    return found;
  }

  /** Returns the module of a whole name: exactly that, or nothing. */
  @Nullable
  File exact(String name) {
    for (File file : modules.getOrDefault(name, List.of())) {
      if (file.unit().module().equals(name)) {
        return file;
      }
    }
    return null;
  }

  /**
   * Returns the module that a file means by a name: one of that whole name, one beside the file, or, as what is scanned need not be
   * the root that imports start at, the nearest whose name ends so.
   */
  @Nullable
  File module(String name, File from) {
    File exact = exact(name);
    if (exact != null) {
      return exact;
    }
    File nearest = null;
    int shared = -1;
    for (File file : modules.getOrDefault(name, List.of())) {
      int same = samePath(file.unit().path(), from.unit().path());
      if (same > shared) {
        nearest = file;
        shared = same;
      }
    }
    return nearest;
  }

  /** Returns the module of a name in a package. */
  @Nullable
  File below(String module, String name, File from) {
    return module(module.isEmpty() ? name : module + "." + name, from);
  }

  private static int samePath(String first, String second) {
    int same = 0;
    for (int i = 0; i < Math.min(first.length(), second.length())
        && first.charAt(i) == second.charAt(i); i++) {
      if (first.charAt(i) == '/') {
        same++;
      }
    }
    return same;
  }
}
