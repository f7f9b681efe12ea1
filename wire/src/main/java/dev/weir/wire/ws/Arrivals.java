package dev.weir.wire.ws;

import dev.weir.gateway.Message;
import dev.weir.gateway.Messages;
import dev.weir.model.net.Bytes;

/** The upstream's messages on their way to the client. */
record Arrivals(WebSocket socket, Messages line, Leg client) implements Assembler.Taker {

  @Override
  public void message(Message message, boolean compressed) {
    Bytes payload = line.received(message).payload();
    boolean deflated = compressed && !payload.isEmpty();
    client.write(client.writer().frame(true, deflated, message.text() ? FrameHead.TEXT : FrameHead.BINARY,
        deflated ? Deflation.mine().done(payload) : payload));
  }

  @Override
  public void tooLarge() {
    socket.tooLarge();
  }
}
