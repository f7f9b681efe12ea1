package dev.weir.policy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** The test's own files. */
final class Resources {

  static final Path ROOT = Path.of("src/test/resources");

  private Resources() {}

  static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static List<Path> in(String folder) {
    try (Stream<Path> files = Files.list(ROOT.resolve(folder))) {
      return files.sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Returns the file as maps, lists and scalars. */
  static Object yaml(Path file) {
    return new Load(LoadSettings.builder().build()).loadFromString(text(file));
  }

  static Loaded.Ok ok(Path file) {
    return ok(PolicyFile.load(file));
  }

  static Loaded.Ok ok(String yaml) {
    return ok(PolicyFile.parse("weir.yaml", ROOT, yaml.getBytes(java.nio.charset.StandardCharsets.UTF_8)));
  }

  private static Loaded.Ok ok(Loaded loaded) {
    return switch (loaded) {
      case Loaded.Ok ok -> ok;
      case Loaded.Broken(List<Problem> problems) -> throw new AssertionError(problems.toString());
    };
  }
}
