package dev.weir.detect.body;

import dev.weir.detect.codec.Wrapping;
import java.util.List;

/** Where the bytes of a source stand in another one: a change of them is a change there. */
public sealed interface Nest {

  /** Returns the source that they stand in: its number is lower than that of what stands in it. */
  int source();

  /** Returns the value that holds them; -1 where it is a document itself that was wrapped. */
  int value();

  /** Wrapped as a whole: what has changed is wrapped anew and put in the place of {@code from} to {@code to}. */
  record Wrapped(int source, int value, Role role, int from, int to, Wrapping wrapping) implements Nest {}

  /** Spelled there, in one piece or several: a change of some bytes is a change of their spelling, and of nothing else. */
  record Spelled(int source, int value, List<Piece> pieces) implements Nest {
    public Spelled {
      pieces = List.copyOf(pieces);
    }
  }

  /**
   * A piece of what is spelled.
   *
   * @param start where it begins in the nested bytes; it ends where its raw bytes do
   * @param from its first raw byte in the source that it stands in
   */
  record Piece(int start, Role role, int from, int to) {}
}
