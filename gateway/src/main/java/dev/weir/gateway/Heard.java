package dev.weir.gateway;

import java.util.List;
import java.util.Optional;

/**
 * What goes on to the client of a WebSocket.
 *
 * @param closing how both sides are closed behind the messages; empty while they go on
 */
public record Heard(List<Message> messages, Optional<Closing> closing) {

  static final Heard NOTHING = new Heard(List.of(), Optional.empty());

  public Heard {
    messages = List.copyOf(messages);
  }

  /** Returns one message, as it is. */
  public static Heard of(Message message) {
    return new Heard(List.of(message), Optional.empty());
  }
}
