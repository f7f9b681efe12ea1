package dev.weir.wire.ws;

import dev.weir.gateway.Heard;
import dev.weir.gateway.Message;
import dev.weir.gateway.Messages;
import dev.weir.model.net.Bytes;

/** The upstream's messages on their way to the client. */
final class Arrivals implements Assembler.Taker {

  private final WebSocket socket;
  private final Messages line;
  private final Leg client;
  private boolean compresses;

  Arrivals(WebSocket socket, Messages line, Leg client) {
    this.socket = socket;
    this.line = line;
    this.client = client;
  }

  @Override
  public void message(Message message, boolean compressed) {
    compresses = compressed;
    write(line.received(message));
  }

  /** Nothing more comes: writes what was held back. */
  void end() {
    write(line.rest());
  }

  private void write(Heard heard) {
    for (Message message : heard.messages()) {
      Bytes payload = message.payload();
      boolean deflated = compresses && !payload.isEmpty();
      client.write(
          client.writer().frame(true, deflated, message.text() ? FrameHead.TEXT : FrameHead.BINARY,
              deflated ? Deflation.mine().done(payload) : payload));
    }
    heard.closing().ifPresent(socket::deny);
  }

  @Override
  public void tooLarge() {
    socket.tooLarge();
  }
}
