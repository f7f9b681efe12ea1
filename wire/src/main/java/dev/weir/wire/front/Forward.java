package dev.weir.wire.front;

import dev.weir.gateway.Answers;
import dev.weir.gateway.Closing;
import dev.weir.gateway.Ending;
import dev.weir.model.Decision.Deny;
import dev.weir.model.Prepared;
import dev.weir.model.Status;
import dev.weir.model.net.Headers;
import dev.weir.model.settings.DestinationRule;
import dev.weir.model.settings.Resilience.Retry;
import dev.weir.model.settings.Timeouts;
import dev.weir.wire.back.AnswerSink;
import dev.weir.wire.back.Dialled;
import dev.weir.wire.back.Lost;
import dev.weir.wire.back.Pool;
import dev.weir.wire.back.Upstream;
import dev.weir.wire.back.UpstreamFault;
import dev.weir.wire.credential.Badge;
import dev.weir.wire.http.AnswerStart;
import dev.weir.wire.http.Framing;
import io.netty.buffer.ByteBuf;
import java.io.IOException;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** One request on its way upstream, and its answer on its way back. */
final class Forward implements Relayed, Dialled, AnswerSink {

  private final Client client;
  private final Asking asking;
  private final Relay relay;
  private final Outfit outfit;
  private final Patience patience;
  private final Approach approach;
  private final Progress progress = new Progress();
  private final Attempts attempts;
  private final @Nullable Switchover switchover;
  private @Nullable Upstream upstream;
  private @Nullable Uploading upload;

  /**
   * @param switching what the connections become behind a 101; null where none was asked for
   * @param conversation what comes behind the body that is there; null where that is all
   */
  Forward(Call call, Prepared prepared, Answers answers, @Nullable Switching switching,
      @Nullable Conversation conversation) {
    switchover = switching == null ? null : new Switchover(switching, call.credit(), progress);
    this.client = call.client();
    this.relay = new Relay(call, answers);
    this.outfit = new Outfit(client.station(), prepared, answers);
    asking = new Asking(call, prepared, switching, conversation);
    attempts = new Attempts(
        prepared.rule().map(rule -> rule.resilience().retry()).orElse(Retry.NEVER), prepared.head());
    patience = new Patience(client.station().loop(),
        prepared.rule().map(DestinationRule::timeouts).orElse(Timeouts.USUAL));
    approach = new Approach(client.station(), prepared, Pool.Key.of(prepared, switching != null), outfit,
        progress, this, this::fail);
  }

  @Override
  public CompletionStage<Ending> ending() {
    return progress.done();
  }

  @Override
  public void begin() {
    if (asking.bodyIsGone()) {
      progress.fail(new UpstreamFault(Status.INTERNAL, "a body that was read cannot be streamed"), false);
    } else {
      approach.begin();
    }
  }

  @Override
  public void ready(Upstream ready) {
    if (progress.over()) {
      ready.release();
      return;
    }
    upstream = ready;
    progress.over(ready.tls());
    try {
      send(ready);
    } catch (IOException e) {
      refuse(new UpstreamFault(Status.UNAVAILABLE, String.valueOf(e.getMessage())));
    } catch (RuntimeException e) {
      Call.log(e);
      refuse(new UpstreamFault(Status.INTERNAL, "the request cannot be written"));
    }
  }

  private void refuse(UpstreamFault fault) {
    client.station().loop().writer().begin();
    fail(fault);
  }

  private void send(Upstream to) throws IOException {
    try (Badge badge = outfit.badge(asking.framing())) {
      progress.sent(asking.ask(to, badge, this));
    }
    patience.sent();
    upload = asking.upload(this, to);
    if (upload != null) {
      asking.feed(upload);
      // Head and what is there of the body leave together.
      to.flush();
    }
  }

  /** A piece of a streamed body went upstream. */
  void uploaded(int bytes) {
    progress.sent(bytes);
    patience.sent();
  }

  /** The client did not send the whole of its body. */
  void uploadFailed(IOException why) {
    fail(new UpstreamFault(Status.BAD_REQUEST, "request body: " + why.getMessage()));
  }

  /** A message was denied: the call ends as {@code closing} says, on both sides. */
  void denied(Closing closing) {
    if (!progress.over()) {
      relay.deny(closing);
      fail(new UpstreamFault(Status.FORBIDDEN, "a message was denied"));
    }
  }

  @Override
  public void failed(UpstreamFault fault) {
    // What is Weir's own want, such as too many connections, is not mended by trying again.
    boolean upstreams = fault.status() == Status.BAD_UPSTREAM || fault.status() == Status.UPSTREAM_TIMEOUT;
    if (!progress.over() && !(upstreams && again(attempts.afterNoConnection()))) {
      fail(fault);
    }
  }

  @Override
  public void head(AnswerStart start, Framing framing) {
    outfit.answered(start);
    if (upload == null && repeats(start)) {
      return;
    }
    progress.answered(start.status());
    patience.moved();
    if (start.status() == 101 && switchover != null) {
      switched(start, switchover);
    } else {
      var _ = passes(() -> relay.head(start, framing));
    }
  }

  private boolean repeats(AnswerStart start) {
    long pause = attempts.afterStatus(start.status(), start.headers());
    if (pause != Attempts.NO) {
      progress.undone();
    }
    return again(pause);
  }

  /** Takes a step with the answer; fails, and returns false, where the answer cannot be passed on for it. */
  private boolean passes(Supplier<@Nullable UpstreamFault> step) {
    UpstreamFault fault;
    try {
      fault = step.get();
    } catch (RuntimeException e) {
      Call.log(e);
      fault = new UpstreamFault(Status.INTERNAL, "the answer could not be judged");
    }
    if (fault != null) {
      fail(fault);
    }
    return fault == null;
  }

  private void switched(AnswerStart start, Switchover to) {
    Upstream from = upstream;
    if (from == null) {
      fail(UpstreamFault.bad("malformed answer: nobody waits for it"));
    } else if (passes(() -> to.agreed(start, relay))) {
      upstream = null;
      to.join(client.alone(), from, patience.idle());
    }
  }

  @Override
  public void content(ByteBuf piece) {
    progress.received(piece.readableBytes());
    patience.moved();
    if (passes(() -> relay.content(piece)) && !client.writable() && upstream != null) {
      upstream.reading(false);
    }
  }

  @Override
  public void pause() {
    relay.pause();
  }

  @Override
  public void end(Headers trailers) {
    if (!passes(() -> relay.end(trailers))) {
      return;
    }
    Upstream done = upstream;
    upstream = null;
    boolean whole = upload == null || upload.whole();
    leaveBody();
    if (done != null && whole) {
      done.release();
    } else if (done != null) {
      done.close();
    }
    progress.complete();
    client.done();
  }

  @Override
  public void failed(UpstreamFault fault, Lost lost) {
    boolean reused = upstream != null && upstream.reused();
    if (lost == Lost.UNTOUCHED) {
      progress.undone();
    }
    if (upload != null || !again(attempts.afterLoss(lost, reused))) {
      fail(fault);
    }
  }

  /** Gives up what was tried and tries anew in {@code nanos}; returns false, doing nothing, where that is {@link Attempts#NO}. */
  private boolean again(long nanos) {
    if (nanos == Attempts.NO) {
      return false;
    }
    if (upstream != null) {
      upstream.close();
      upstream = null;
    }
    patience.again();
    progress.again();
    approach.again(nanos);
    return true;
  }

  @Override
  public void writability() {
    if (upload != null && upload.ready()) {
      client.resume();
    }
  }

  @Override
  public void clientGone() {
    if (!progress.over()) {
      fail(new UpstreamFault(Status.BAD_REQUEST, client.whyGone()));
    }
  }

  @Override
  public void sever(Deny why) {
    boolean joined = switchover != null && switchover.sever(why);
    if (!joined) {
      fail(UpstreamFault.severed(why));
    }
  }

  @Override
  public void clientWritability() {
    if (upstream != null && client.writable()) {
      patience.moved();
      upstream.reading(true);
    }
  }

  @Override
  public void tick(long nowNanos) {
    if (progress.over()) {
      return;
    }
    if (upload != null && upload.ready() && !upload.whole()) {
      patience.waitsForRequest();
    }
    boolean paused = upstream != null && !upstream.reading();
    UpstreamFault late = patience.late(nowNanos, paused);
    if (late != null
        && !(patience.waitsForAnswer(nowNanos) && upload == null && again(attempts.afterSilence()))) {
      fail(late);
    }
  }

  /** Nobody wants more of the body. */
  private void leaveBody() {
    if (upload != null) {
      client.unfeed();
      upload.stop();
    }
  }

  private void fail(UpstreamFault fault) {
    if (progress.over()) {
      return;
    }
    if (upstream != null) {
      upstream.close();
      upstream = null;
    }
    leaveBody();
    if (relay.ended()) {
      client.done();
    } else if (relay.begun()) {
      client.cut();
    }
    relay.forget();
    progress.fail(fault, relay.begun());
  }
}
