package dev.weir.scan.configuration;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Locale;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A configuration file among what is scanned, read when somebody asks for it, and once. Any thread may ask. */
public final class ConfigurationFile {

  /** So much of a file is read; one that is larger is none of configuration. */
  public static final int MOST_BYTES = 64 << 10;

  private static final Set<String> SUFFIXES = Set.of("yaml", "yml", "ini", "cfg", "conf", "toml", "json",
      "env",
      "properties");

  private final String path;
  private final Supplier<byte[]> bytes;
  private @Nullable Entry read;

  /**
   * @param path as reports name it, with {@code /}
   * @param bytes gives what is in it, at most {@link #MOST_BYTES}; nothing where it cannot be read
   */
  public ConfigurationFile(String path, Supplier<byte[]> bytes) {
    this.path = path;
    this.bytes = bytes;
  }

  /** Returns whether files of a name are read as configuration: {@code app.yaml}, {@code .env}, {@code .env.production}. */
  public static boolean is(String fileName) {
    return isEnvironment(fileName) || SUFFIXES.contains(suffix(fileName));
  }

  /** Returns the same file under another path. */
  public ConfigurationFile at(String otherPath) {
    return new ConfigurationFile(otherPath, bytes);
  }

  public String path() {
    return path;
  }

  /** Returns the last part of the path. */
  public String name() {
    return path.substring(path.lastIndexOf('/') + 1);
  }

  /** Returns whether it sets variables of the environment. */
  public boolean isEnvironment() {
    return isEnvironment(name());
  }

  /** Returns the addresses that it holds, where they stand. */
  public synchronized Entry entries() {
    Entry found = read;
    if (found == null) {
      found = parsed(bytes.get());
      read = found;
    }
    return found;
  }

  private Entry parsed(byte[] content) {
    if (suffix(name()).equals("json")) {
      return JsonDocument.read(content);
    }
    var lines = new String(content, UTF_8).lines().toList();
    return switch (isEnvironment() ? "env" : suffix(name())) {
      case "yaml", "yml" -> IndentedLines.read(lines);
      case "toml" -> Sections.read(lines, true);
      default -> Sections.read(lines, false);
    };
  }

  private static boolean isEnvironment(String fileName) {
    return fileName.equals(".env") || fileName.startsWith(".env.") || fileName.endsWith(".env");
  }

  private static String suffix(String fileName) {
    return fileName.substring(fileName.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
  }
}
