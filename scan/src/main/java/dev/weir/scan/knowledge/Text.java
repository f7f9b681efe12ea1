package dev.weir.scan.knowledge;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** The texts of this package that come with Weir, and their words. */
final class Text {

  private Text() {}

  /** Returns the words between the spaces of a line. */
  static List<String> words(String line) {
    var words = new ArrayList<String>();
    for (int i = 0; i < line.length();) {
      int end = line.indexOf(' ', i);
      end = end < 0 ? line.length() : end;
      if (end > i)
        words.add(line.substring(i, end));
      i = end + 1;
    }
    return words;
  }

  /** Returns a resource beside this class; one that is missing is a fault of the build, and flies. */
  static String resource(String name) {
    try (var in = Objects.requireNonNull(Text.class.getResourceAsStream(name), name)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
