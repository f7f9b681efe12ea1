package dev.weir.detect.body;

/**
 * A document to be read.
 *
 * @param raw the array of its source
 * @param from its first byte
 * @param to the byte behind it
 * @param holder the container of the tree that it stands in
 * @param place its place there
 */
public record Doc(int source, byte[] raw, int from, int to, int holder, int place) {

  /** Returns the whole of {@code source}, which stands at {@code place} in {@code holder}. */
  public static Doc whole(Sources sources, int source, int holder, int place) {
    var bytes = sources.get(source).bytes();
    return new Doc(source, bytes.array(), bytes.offset(), bytes.offset() + bytes.length(), holder, place);
  }

  /** Returns a part of this document. */
  Doc part(int start, int end, int inHolder, int atPlace) {
    return new Doc(source, raw, start, end, inHolder, atPlace);
  }

  boolean isEmpty() {
    return from == to;
  }
}
