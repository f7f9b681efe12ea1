package dev.weir.store;

import dev.weir.model.settings.Shared.Password;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Optional;

/** Reads passwords where they are kept. */
public final class Passwords {

  private Passwords() {}

  /** Returns what {@code password} is now: read for each connection, so that one that was changed is taken in. */
  public static char[] read(Password password) throws IOException {
    return switch (password) {
      case Password.InFile(var path) -> Files.readString(path).stripTrailing().toCharArray();
      case Password.InVariable(String name) -> Optional.ofNullable(System.getenv(name))
          .orElseThrow(() -> new IOException("the environment has no " + name)).toCharArray();
    };
  }
}
