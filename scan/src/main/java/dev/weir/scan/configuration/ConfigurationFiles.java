package dev.weir.scan.configuration;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The configuration files among what is scanned. Immutable to those who ask. */
public final class ConfigurationFiles {

  public static final ConfigurationFiles NONE = new ConfigurationFiles(List.of());

  private final Map<String, List<ConfigurationFile>> byName = new HashMap<>();
  private final List<ConfigurationFile> environments = new ArrayList<>();

  public ConfigurationFiles(List<ConfigurationFile> files) {
    for (ConfigurationFile file : files) {
      byName.computeIfAbsent(file.name(), _ -> new ArrayList<>(1)).add(file);
      if (file.isEnvironment()) {
        environments.add(file);
      }
    }
  }

  /**
   * Returns the file that the source at {@code from} means by a path: one whose path ends so, the nearest to it of several.
   *
   * @param path as far as it is known; {@code *} stands for what is not
   */
  public Optional<ConfigurationFile> named(String path, String from) {
    String end = path.substring(path.lastIndexOf('*') + 1);
    while (end.startsWith("./") || end.startsWith("../") || end.startsWith("/")) {
      end = end.substring(end.indexOf('/') + 1);
    }
    ConfigurationFile nearest = null;
    int shared = -1;
    for (ConfigurationFile file : byName.getOrDefault(end.substring(end.lastIndexOf('/') + 1), List.of())) {
      int same = sharedFolders(file.path(), from);
      if (same > shared && ("/" + file.path()).endsWith("/" + end)) {
        nearest = file;
        shared = same;
      }
    }
    return Optional.ofNullable(nearest);
  }

  /** Returns the address that the files of environments in the folders around a source set a variable to, the nearest first. */
  public Optional<Entry.Address> variable(String name, String from) {
    Entry.Address nearest = null;
    int deepest = -1;
    for (ConfigurationFile file : environments) {
      String folder = file.path().substring(0, file.path().lastIndexOf('/') + 1);
      if (from.startsWith(folder) && folder.length() > deepest && file.entries() instanceof Entry.Group group
          && group.entries().get(name) instanceof Entry.Address address) {
        nearest = address;
        deepest = folder.length();
      }
    }
    return Optional.ofNullable(nearest);
  }

  private static int sharedFolders(String first, String second) {
    int same = 0;
    for (int i = 0; i < Math.min(first.length(), second.length())
        && first.charAt(i) == second.charAt(i); i++) {
      same += first.charAt(i) == '/' ? 1 : 0;
    }
    return same;
  }
}
