package dev.weir.detect.names;

import java.io.BufferedInputStream;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;

/** Opens what was learned: files beside this class. */
final class Resource {

  private Resource() {}

  static InputStream open(String name) throws IOException {
    InputStream in = Resource.class.getResourceAsStream(name);
    if (in == null) {
      throw new FileNotFoundException(name);
    }
    return new BufferedInputStream(in, 1 << 16);
  }
}
