package dev.weir.wire.ws;

import dev.weir.gateway.Closing;
import dev.weir.gateway.Ending;
import dev.weir.gateway.Outgoing;
import dev.weir.model.Prepared;
import dev.weir.model.Status;
import dev.weir.model.net.Bytes;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** One message of the client's between its arrival and its departure; those that came first leave first. */
final class Departure implements Outgoing {

  private final Departures queue;
  private final boolean text;
  private final boolean compressed;
  private final int size;
  private final long began = System.nanoTime();
  private final CompletableFuture<Ending> ending = new CompletableFuture<>();
  private @Nullable Bytes payload;
  private @Nullable Closing closing;

  Departure(Departures queue, boolean text, boolean compressed, int size) {
    this.queue = queue;
    this.text = text;
    this.compressed = compressed;
    this.size = size;
  }

  @Override
  public CompletionStage<Ending> forward(Prepared prepared) {
    payload = prepared.body().orElse(Bytes.EMPTY);
    queue.decided();
    return ending;
  }

  @Override
  public void close(Closing with) {
    closing = with;
    queue.decided();
  }

  /** Returns how many bytes it had when it came. */
  int size() {
    return size;
  }

  boolean text() {
    return text;
  }

  boolean compressed() {
    return compressed;
  }

  /** Returns what leaves; null while that is not decided, and where nothing does. */
  @Nullable
  Bytes payload() {
    return payload;
  }

  /** Returns how the WebSocket is closed in its place, or null. */
  @Nullable
  Closing closing() {
    return closing;
  }

  void left(long bytes) {
    end(bytes, new Ending.Result.Complete());
  }

  void lost() {
    end(0, new Ending.Result.Fault(Status.BAD_UPSTREAM, "connection closed before the message left", true));
  }

  private void end(long bytes, Ending.Result result) {
    ending.complete(
        new Ending(0, 1, bytes, 0, Duration.ZERO, Duration.ofNanos(System.nanoTime() - began), result));
  }
}
