package dev.weir.wire.front;

import dev.weir.gateway.Closing;
import dev.weir.gateway.Credit;
import dev.weir.gateway.Messages;
import dev.weir.model.net.Headers;
import dev.weir.wire.back.Switched;
import dev.weir.wire.ws.Handshake;
import dev.weir.wire.ws.Terms;
import dev.weir.wire.ws.WebSocket;
import java.time.Duration;
import java.util.Optional;

/** A WebSocket, whose messages the line takes. */
record ToWebSocket(Handshake handshake, Messages messages) implements Switching {

  @Override
  public Headers question() {
    return handshake.question();
  }

  @Override
  public Optional<String> flaw(Headers answer) {
    return handshake.flaw(answer);
  }

  @Override
  public Headers answer() {
    return handshake.answer();
  }

  @Override
  public Joined join(ClientConnection client, Switched upstream, Duration idle, Credit credit, Ended then) {
    Terms terms = new Terms(handshake.deflates(), handshake.alone(), idle,
        client.station().house().closing()::get, client.station().house().guard().bodies(), credit);
    Switched own = new Switched(client.channel(), client.handOver());
    WebSocket socket = WebSocket.join(client.loop(), own, upstream, terms, messages,
        end -> then.ended(end.sentBytes(), end.receivedBytes(), end.fault()));
    return why -> socket.deny(Closing.of(why));
  }
}
