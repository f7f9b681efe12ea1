package dev.weir.gateway;

import dev.weir.model.net.Bytes;

/**
 * One message, whole: on a WebSocket with its fragments joined and its compression undone, of a gRPC call with the five bytes
 * before it.
 *
 * @param text whether it was sent as text: then it is well-formed UTF-8
 */
public record Message(boolean text, Bytes payload) {

  /** Returns the same kind of message with other content. */
  public Message with(Bytes other) {
    return new Message(text, other);
  }
}
