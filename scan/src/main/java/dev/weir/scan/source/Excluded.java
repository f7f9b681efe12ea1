package dev.weir.scan.source;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/** The folders that hold no code of the project itself. Others are read, hidden ones too: hiding shall not help. */
final class Excluded {
  private static final String VERSIONS = "a folder of version control";
  private static final String TOOL = "a folder that a tool keeps for itself";
  private static final Map<String, String> NAMES = Map.ofEntries(Map.entry(".git", VERSIONS),
      Map.entry(".hg", VERSIONS),
      Map.entry(".svn", VERSIONS), Map.entry(".bzr", VERSIONS), Map.entry("__pycache__", "compiled Python"),
      Map.entry("node_modules", "packages of others"), Map.entry("__pypackages__", "packages of others"),
      Map.entry(".eggs", "packages of others"), Map.entry(".tox", "virtual environments"),
      Map.entry(".nox", "virtual environments"), Map.entry(".mypy_cache", TOOL),
      Map.entry(".pytest_cache", TOOL),
      Map.entry(".ruff_cache", TOOL), Map.entry(".pytype", TOOL), Map.entry(".hypothesis", TOOL),
      Map.entry(".ipynb_checkpoints", "older copies of notebooks"));

  private Excluded() {}

  /** Returns why a folder of this name is not read, if it is not. */
  static Optional<String> name(String folder) {
    return Optional.ofNullable(NAMES.get(folder));
  }

  /** Returns why this folder is not read, if it is not. */
  static Optional<String> folder(Path folder, String name) {
    Optional<String> why = name(name);
    if (why.isEmpty()
        && (Files.exists(folder.resolve("pyvenv.cfg")) || Files.exists(folder.resolve("conda-meta")))) {
      return Optional.of("a virtual environment");
    }
    return why;
  }
}
