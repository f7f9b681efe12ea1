package dev.weir.wire.errand;

import dev.weir.gateway.Ending;
import dev.weir.model.Prepared;
import dev.weir.model.Status;
import dev.weir.model.net.Bytes;
import dev.weir.model.net.Headers;
import dev.weir.model.settings.DestinationRule;
import dev.weir.model.settings.Timeouts;
import dev.weir.wire.back.AnswerSink;
import dev.weir.wire.back.Dialled;
import dev.weir.wire.back.Dialler;
import dev.weir.wire.back.Lost;
import dev.weir.wire.back.Pool;
import dev.weir.wire.back.Upstream;
import dev.weir.wire.back.UpstreamFault;
import dev.weir.wire.credential.Badge;
import dev.weir.wire.http.AnswerStart;
import dev.weir.wire.http.Framing;
import dev.weir.wire.loop.Loop;
import dev.weir.wire.loop.Timed;
import io.netty.buffer.ByteBuf;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** One request of Weir's own, on a connection of its own or one that idles, and its small answer. */
final class Errand implements Dialled, AnswerSink, Timed {

  /** What it may take in all. */
  private static final Duration PATIENCE = Duration.ofSeconds(10);
  private static final int MOST_BYTES = 64 << 10;

  /** What the upstream said. */
  record Answer(int status, Bytes body) {}

  /** Opens what the request shows, once there is a connection. */
  interface Opening {
    Badge badge() throws IOException;
  }

  private final Loop loop;
  private final Prepared prepared;
  private final Opening opening;
  private final Consumer<Ending> ended;
  private final CompletableFuture<Answer> answer = new CompletableFuture<>();
  private final ByteArrayOutputStream body = new ByteArrayOutputStream();
  private final long began = System.nanoTime();
  private final long deadline;
  private @Nullable Upstream upstream;
  private int status;
  private long sent;

  private Errand(Loop loop, Prepared prepared, Opening opening, Consumer<Ending> ended) {
    this.loop = loop;
    this.prepared = prepared;
    this.opening = opening;
    this.ended = ended;
    this.deadline = began + PATIENCE.toNanos();
  }

  /** Sends {@code prepared}; completes on the loop, with an {@link IOException} where there is no whole answer. */
  static CompletionStage<Answer> run(Dialler dialler, Prepared prepared, Opening opening,
      Consumer<Ending> ended) {
    Errand errand = new Errand(dialler.loop(), prepared, opening, ended);
    Pool.Key key = Pool.Key.of(prepared, false);
    Duration patience = prepared.rule().map(DestinationRule::timeouts).orElse(Timeouts.USUAL).connect();
    dialler.loop().join(errand);
    dialler.dial(key, prepared.to(), patience, errand);
    return errand.answer;
  }

  @Override
  public void ready(Upstream ready) {
    if (answer.isDone()) {
      ready.release();
      return;
    }
    upstream = ready;
    try (Badge badge = opening.badge()) {
      sent = ready.ask(prepared, new Framing.Fixed(prepared.body().orElse(Bytes.EMPTY).length()), badge,
          this);
    } catch (IOException | RuntimeException e) {
      loop.writer().begin();
      fail("the credential is not available");
    }
  }

  @Override
  public void failed(UpstreamFault fault) {
    fail(fault.why());
  }

  @Override
  public void head(AnswerStart start, Framing framing) {
    status = start.status();
  }

  @Override
  public void content(ByteBuf piece) {
    try {
      if (body.size() + piece.readableBytes() > MOST_BYTES) {
        fail("its answer is too long");
      } else {
        byte[] bytes = new byte[piece.readableBytes()];
        piece.readBytes(bytes);
        body.writeBytes(bytes);
      }
    } finally {
      piece.release();
    }
  }

  @Override
  public void pause() {}

  @Override
  public void end(Headers trailers) {
    if (upstream != null) {
      upstream.release();
      upstream = null;
    }
    conclude(new Ending.Result.Complete());
    answer.complete(new Answer(status, Bytes.wrap(body.toByteArray())));
  }

  @Override
  public void failed(UpstreamFault fault, Lost lost) {
    fail(fault.why());
  }

  @Override
  public void writability() {}

  @Override
  public void tick(long nowNanos) {
    if (nowNanos - deadline >= 0) {
      fail("no answer in time");
    }
  }

  private void fail(String why) {
    if (answer.isDone()) {
      return;
    }
    if (upstream != null) {
      upstream.close();
      upstream = null;
    }
    conclude(new Ending.Result.Fault(Status.BAD_UPSTREAM, why, false));
    answer.completeExceptionally(new IOException(why));
  }

  private void conclude(Ending.Result result) {
    loop.leave(this);
    Duration total = Duration.ofNanos(System.nanoTime() - began);
    ended.accept(new Ending(status, 1, sent, body.size(), total, total, result));
  }
}
