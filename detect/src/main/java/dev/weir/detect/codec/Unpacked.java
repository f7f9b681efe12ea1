package dev.weir.detect.codec;

import dev.weir.model.net.Bytes;

/** What became of undoing a body's content codings. */
public sealed interface Unpacked {

  /**
   * The body without its codings: the array itself where it had none.
   *
   * @param beside what the codings held besides it, such as the name of a file
   */
  record Plain(Bytes body, Bytes beside) implements Unpacked {

    /** Nothing was beside it. */
    public Plain(Bytes body) {
      this(body, Bytes.EMPTY);
    }
  }

  /** Could not be undone, or not within the caps; {@code why} holds nothing of the body. */
  record Failed(String why) implements Unpacked {}
}
