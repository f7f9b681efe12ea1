package dev.weir.wire.front;

import dev.weir.gateway.Ending;
import dev.weir.model.Decision.Deny;
import dev.weir.model.TlsFacts;
import dev.weir.wire.back.UpstreamFault;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** What an ending is made of, gathered on the way; ends once. */
final class Progress {

  private static final Ending.Result COMPLETE = new Ending.Result.Complete();

  private final CompletableFuture<Ending> done = new CompletableFuture<>();
  private final long start = System.nanoTime();
  private long firstByte;
  private int attempts = 1;
  private int status;
  private long sent;
  private long received;
  private boolean awaited;
  private boolean inDoubt;
  private Optional<TlsFacts> tls = Optional.empty();

  CompletionStage<Ending> done() {
    return done;
  }

  boolean over() {
    return done.isDone();
  }

  /** It goes over a connection that is secured in this way. */
  void over(Optional<TlsFacts> secured) {
    tls = secured;
  }

  void sent(long bytes) {
    sent += bytes;
    awaited = status == 0;
  }

  void received(long bytes) {
    received += bytes;
  }

  /** Upstream has done nothing of what was tried last. */
  void undone() {
    awaited = false;
  }

  /** What was tried has failed, and is tried anew. */
  void again() {
    attempts++;
    inDoubt |= awaited;
    awaited = false;
  }

  void answered(int withStatus) {
    status = withStatus;
    awaited = false;
    firstByte = System.nanoTime() - start;
  }

  /** Returns whether an answer has begun. */
  boolean answered() {
    return status > 0;
  }

  /**
   * Two connections that were joined have ended.
   *
   * @param severed why Weir has ended them, where it has
   * @param fault what went wrong in Weir's words; empty text where nothing has
   */
  void parted(long sentBytes, long receivedBytes, Optional<Deny> severed, String fault) {
    sent += sentBytes;
    received += receivedBytes;
    if (severed.isPresent()) {
      fail(UpstreamFault.severed(severed.get()), true);
    } else if (fault.isEmpty()) {
      complete();
    } else {
      fail(UpstreamFault.bad(fault), true);
    }
  }

  void complete() {
    end(COMPLETE);
  }

  void fail(UpstreamFault fault, boolean answered) {
    end(new Ending.Result.Fault(fault.status(), fault.why(), answered));
  }

  private void end(Ending.Result result) {
    done.complete(new Ending(status, attempts, sent, received, Duration.ofNanos(firstByte),
        Duration.ofNanos(System.nanoTime() - start), result, tls, inDoubt || awaited));
  }
}
