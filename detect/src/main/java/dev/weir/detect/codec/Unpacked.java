package dev.weir.detect.codec;

import dev.weir.model.net.Bytes;

/** What became of undoing a body's content codings. */
public sealed interface Unpacked {

  /** The body without its codings: the array itself where it had none. */
  record Plain(Bytes body) implements Unpacked {}

  /** Could not be undone, or not within the caps; {@code why} holds nothing of the body. */
  record Failed(String why) implements Unpacked {}
}
