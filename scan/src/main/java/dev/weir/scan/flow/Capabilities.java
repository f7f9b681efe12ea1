package dev.weir.scan.flow;

import dev.weir.scan.knowledge.Api;
import dev.weir.scan.knowledge.Catalogue;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Which libraries that are there to talk to others the files of a program import. Immutable. */
final class Capabilities {

  private final Map<File, Set<String>> capable = new HashMap<>();

  Capabilities(Program program, Catalogue catalogue) {
    Map<String, Boolean> known = new HashMap<>();
    for (File file : program.files()) {
      Set<String> found = new TreeSet<>();
      for (String[] each : file.imports()) {
        String module = each[0];
        String name = each[1];
        if (known.computeIfAbsent(module, m -> catalogue.module(m).capable())) {
          found.add(module);
        } else if (!name.isEmpty()
            && known.computeIfAbsent(module + "." + name, _ -> isCapable(catalogue, module, name))) {
          found.add(module + "." + name);
        }
      }
      if (!found.isEmpty()) {
        capable.put(file, found);
      }
    }
  }

  /** Returns what a file imports, in order of names. */
  Set<String> of(File file) {
    return capable.getOrDefault(file, Set.of());
  }

  /** Returns whether no file imports any. */
  boolean none() {
    return capable.isEmpty();
  }

  private static boolean isCapable(Catalogue catalogue, String module, String name) {
    Api api = catalogue.module(module).attribute(name);
    boolean isModule = api.sink().isEmpty() && !api.called().known();
    return isModule && api.capable();
  }
}
