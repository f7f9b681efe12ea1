package dev.weir.wire.front;

import dev.weir.gateway.Credit;
import dev.weir.model.Upgrade;
import dev.weir.model.net.Headers;
import dev.weir.wire.back.Switched;
import dev.weir.wire.tunnel.Tunnel;
import java.time.Duration;
import java.util.Optional;

/** Another protocol, which nobody looks at. */
record ToTunnel(String protocol) implements Switching {

  @Override
  public Headers question() {
    return Headers.of("Upgrade", protocol, "Connection", "Upgrade");
  }

  @Override
  public Optional<String> flaw(Headers answer) {
    return Upgrade.of(answer).filter(protocol::equals).isPresent()
        ? Optional.empty()
        : Optional.of("a switch to another protocol than was asked for");
  }

  @Override
  public Headers answer() {
    return question();
  }

  @Override
  public Joined join(ClientConnection client, Switched upstream, Duration idle, Credit credit, Ended then) {
    Switched own = new Switched(client.channel(), client.handOver());
    Tunnel tunnel = Tunnel.joinSwitched(client.loop(), own, upstream, idle, credit,
        end -> then.ended(end.sentBytes(), end.receivedBytes(), end.fault()));
    return _ -> tunnel.cut();
  }
}
