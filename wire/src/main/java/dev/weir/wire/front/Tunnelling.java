package dev.weir.wire.front;

import dev.weir.gateway.Ending;
import dev.weir.model.Decision.Deny;
import dev.weir.model.Prepared;
import dev.weir.model.Status;
import dev.weir.model.net.Headers;
import dev.weir.model.settings.DestinationRule;
import dev.weir.model.settings.Timeouts;
import dev.weir.wire.back.UpstreamFault;
import dev.weir.wire.http.Secured;
import dev.weir.wire.http.Send;
import dev.weir.wire.tunnel.Tunnel;
import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** A CONNECT that becomes a tunnel of bytes. */
final class Tunnelling implements Relayed {

  private final Call call;
  private final Prepared prepared;
  private final Headers named;
  private final Timeouts timeouts;
  private final Progress progress = new Progress();
  private Optional<Tunnel> tunnel = Optional.empty();
  private Optional<Deny> severed = Optional.empty();

  Tunnelling(Call call, Prepared prepared, Headers named) {
    this.call = call;
    this.prepared = prepared;
    this.named = named;
    timeouts = prepared.rule().map(DestinationRule::timeouts).orElse(Timeouts.USUAL);
  }

  @Override
  public CompletionStage<Ending> ending() {
    return progress.done();
  }

  @Override
  public void begin() {
    call.client().station().dialler().open(prepared.to(), timeouts.connect(),
        connecting -> connecting.addListener(_ -> connected(connecting)), this::notConnected);
  }

  private void notConnected(UpstreamFault fault) {
    if (!progress.over()) {
      progress.fail(fault, false);
    }
  }

  private void connected(ChannelFuture connecting) {
    if (progress.over()) {
      Send.close(connecting.channel());
    } else if (connecting.isSuccess()) {
      join(connecting.channel());
    } else {
      progress.fail(UpstreamFault.connecting(connecting.cause()), false);
    }
  }

  private void join(Channel upstream) {
    call.conclude();
    progress.answered(200);
    ClientConnection connection = call.client().alone();
    Channel client = connection.channel();
    connection.out().pass();
    Send.now(client, Spelling.established(connection, named));
    @Nullable
    ByteBuf rest = connection.handOver();
    boolean raw = prepared.rule().map(rule -> rule.content().raw()).orElse(false);
    Tunnel.Terms terms = new Tunnel.Terms(timeouts.idle(),
        raw ? Optional.empty() : Optional.of(prepared.to().host()), call.credit());
    tunnel = Optional.of(Tunnel.join(connection.loop(), client, upstream, terms, this::ended));
    if (rest != null) {
      Secured.readAgain(client.pipeline(), rest);
    }
  }

  private void ended(Tunnel.End end) {
    boolean cut = end.fault().isEmpty() && call.client().station().house().cut().get();
    progress.parted(end.sentBytes(), end.receivedBytes(), severed,
        cut ? call.client().whyGone() : end.fault());
  }

  @Override
  public void clientGone() {
    if (!progress.over()) {
      progress.fail(new UpstreamFault(Status.BAD_REQUEST, call.client().whyGone()), false);
    }
  }

  @Override
  public void sever(Deny why) {
    if (progress.over()) {
      return;
    }
    severed = Optional.of(why);
    tunnel.ifPresentOrElse(Tunnel::cut, () -> progress.fail(UpstreamFault.severed(why), false));
  }

  @Override
  public void clientWritability() {}

  @Override
  public void tick(long nowNanos) {}
}
