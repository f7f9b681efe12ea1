package dev.weir.app;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/** Which Weir this is, as the build wrote it down. */
public final class Version {

  private Version() {}

  /** Returns {@code weir 0.1.0}. */
  static String line() {
    return "weir ".concat(number());
  }

  /** Returns {@code 0.1.0}. */
  public static String number() {
    try (InputStream in = Version.class.getResourceAsStream("version")) {
      if (in == null) {
        throw new IllegalStateException("the build wrote no version");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8).strip();
    } catch (IOException e) {
      throw new IllegalStateException("the version cannot be read", e);
    }
  }
}
