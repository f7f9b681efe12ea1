package dev.weir.detect.answer;

import dev.weir.model.net.Bytes;

/** A streamed answer on its way. */
sealed interface Flow permits EventFlow, MessageFlow {

  /** Returns what may go on by now. */
  Bytes next(Bytes piece);

  /** Returns what was held back, at the end. */
  Bytes end();
}
