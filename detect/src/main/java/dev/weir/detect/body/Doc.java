package dev.weir.detect.body;

import dev.weir.model.net.Bytes;

/**
 * A document to be read.
 *
 * @param source the number of the source whose bytes these are
 * @param holder the container of the tree that it stands in
 * @param place its place there
 */
public record Doc(int source, Bytes bytes, int holder, int place) {

  /** Returns the whole of {@code source}, which stands at {@code place} in {@code holder}. */
  public static Doc whole(Sources sources, int source, int holder, int place) {
    return new Doc(source, sources.get(source).bytes(), holder, place);
  }

  /** Returns a part of this document. */
  Doc part(int from, int to, int inHolder, int atPlace) {
    return new Doc(source, Bytes.wrap(bytes.array(), from, to - from), inHolder, atPlace);
  }

  /** Returns the array of its source, read only. */
  public byte[] raw() {
    return bytes.array();
  }

  /** Returns its first byte's place in the array. */
  public int from() {
    return bytes.offset();
  }

  /** Returns the place behind its last byte. */
  public int to() {
    return bytes.offset() + bytes.length();
  }

  boolean isEmpty() {
    return bytes.isEmpty();
  }
}
