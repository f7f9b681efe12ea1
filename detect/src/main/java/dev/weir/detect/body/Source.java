package dev.weir.detect.body;

import dev.weir.model.Span.Part;
import dev.weir.model.net.Bytes;
import org.jspecify.annotations.Nullable;

/**
 * A run of raw bytes that values are read from; places in it count from the start of its array.
 *
 * @param header index of the header, where it is one's value
 * @param nest where it stands in another source; null for a part of the request itself
 * @param depth how many sources are round it
 */
public record Source(Part part, int header, Bytes bytes, Framing framing, @Nullable Nest nest, int depth) {

  /** Returns the array, read only. */
  public byte[] array() {
    return bytes.array();
  }
}
