package dev.weir.wire.message;

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
public final class Departure implements Outgoing {

  private final Runnable decided;
  private final int size;
  private final long began = System.nanoTime();
  private final CompletableFuture<Ending> ending = new CompletableFuture<>();
  private @Nullable Bytes payload;
  private @Nullable Closing closing;

  /**
   * A message of {@code size} bytes, as it came.
   *
   * @param decided told when it is known what becomes of it
   */
  public Departure(Runnable decided, int size) {
    this.decided = decided;
    this.size = size;
  }

  @Override
  public CompletionStage<Ending> forward(Prepared prepared) {
    payload = prepared.body().orElse(Bytes.EMPTY);
    decided.run();
    return ending;
  }

  @Override
  public void close(Closing with) {
    closing = with;
    decided.run();
  }

  /** Returns how many bytes it had when it came. */
  public int size() {
    return size;
  }

  /** Returns what leaves; null while that is not decided, and where nothing does. */
  public @Nullable Bytes payload() {
    return payload;
  }

  /** Returns how the connection or the call ends in its place, or null. */
  public @Nullable Closing closing() {
    return closing;
  }

  /** It was written, with so many bytes. */
  public void left(long bytes) {
    end(bytes, new Ending.Result.Complete());
  }

  /** It does not leave any more. */
  public void lost() {
    end(0, new Ending.Result.Fault(Status.BAD_UPSTREAM, "connection closed before the message left", true));
  }

  private void end(long bytes, Ending.Result result) {
    ending.complete(
        new Ending(0, 1, bytes, 0, Duration.ZERO, Duration.ofNanos(System.nanoTime() - began), result));
  }
}
