package dev.weir.store;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

/** Scripts that lie beside the classes that send them. */
public final class Script {

  private Script() {}

  /** Returns the text of {@code name} beside {@code owner}. */
  public static String beside(Class<?> owner, String name) {
    try (InputStream file = Objects.requireNonNull(owner.getResourceAsStream(name), name)) {
      return new String(file.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
