package dev.weir.scan.knowledge;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

/** The texts of this package that come with Weir. */
final class Text {

  private Text() {}

  /** Returns a resource beside this class; one that is missing is a fault of the build, and flies. */
  static String resource(String name) {
    try (var in = Objects.requireNonNull(Text.class.getResourceAsStream(name), name)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
