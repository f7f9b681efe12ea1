package dev.weir.scan.source;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.util.Locale;
import java.util.Map;

/** What a file is, by its name; where that says nothing, by its first line. */
enum FileKind {
  PYTHON, NOTEBOOK, ZIP, TAR, TAR_GZ, TAR_BZ2, TAR_XZ,
  /** No suffix: it may be a script. */
  UNTOLD, OTHER;

  /** So much of a file is looked at for a {@code #!} line. */
  static final int HEAD_BYTES = 128;

  private static final Map<String, FileKind> BY_SUFFIX = Map.ofEntries(Map.entry("py", PYTHON),
      Map.entry("pyi", PYTHON), Map.entry("pyw", PYTHON), Map.entry("ipynb", NOTEBOOK), Map.entry("zip", ZIP),
      Map.entry("whl", ZIP), Map.entry("egg", ZIP), Map.entry("pyz", ZIP), Map.entry("tar", TAR),
      Map.entry("tgz", TAR_GZ), Map.entry("tbz", TAR_BZ2), Map.entry("tbz2", TAR_BZ2),
      Map.entry("txz", TAR_XZ));
  private static final Map<String, FileKind> BY_TWO = Map.of(".tar.gz", TAR_GZ, ".tar.bz2", TAR_BZ2,
      ".tar.xz", TAR_XZ);

  static FileKind of(String fileName) {
    String name = fileName.toLowerCase(Locale.ROOT);
    int dot = name.lastIndexOf('.');
    int before = name.lastIndexOf('.', dot - 1);
    FileKind packed = before < 0 ? null : BY_TWO.get(name.substring(before));
    if (packed != null) {
      return packed;
    }
    return dot <= 0 ? UNTOLD : BY_SUFFIX.getOrDefault(name.substring(dot + 1), OTHER);
  }

  /** Returns why a file of no kind that is read was left out. */
  static String whyNot(String fileName) {
    String name = fileName.toLowerCase(Locale.ROOT);
    return switch (name.substring(name.lastIndexOf('.') + 1)) {
      case "pyc", "pyo" -> "compiled Python: its source is not there to be read";
      case "so", "pyd", "dll", "dylib" -> "native code is not read";
      case "pyx", "pxd", "pxi" -> "Cython is not read";
      case "bz2", "xz", "7z", "rar", "zst", "conda" -> "an archive of a kind that is not read";
      default -> "no source of a language that is read";
    };
  }

  /** Returns whether a file begins as a Python script: {@code #!/usr/bin/env python3}. */
  static boolean isScript(byte[] head) {
    String text = new String(head, ISO_8859_1);
    int end = text.indexOf('\n');
    return text.startsWith("#!") && text.substring(0, end < 0 ? text.length() : end).contains("python");
  }
}
