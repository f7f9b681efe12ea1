package dev.weir.wire.front;

import dev.weir.gateway.Answers;
import dev.weir.gateway.Trace;
import dev.weir.model.Prepared;
import dev.weir.model.Status;
import dev.weir.model.settings.DestinationRule;
import dev.weir.wire.back.UpstreamFault;
import dev.weir.wire.credential.Badge;
import dev.weir.wire.errand.Keychain;
import dev.weir.wire.http.AnswerStart;
import dev.weir.wire.http.Framing;
import java.io.IOException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** What one request shows its upstream: found anew for each attempt, opened when it is written. */
final class Outfit {

  private final Station station;
  private final Prepared prepared;
  private final Answers line;
  private Keychain.@Nullable Pick pick;

  Outfit(Station station, Prepared prepared, Answers line) {
    this.station = station;
    this.prepared = prepared;
    this.line = line;
  }

  /** Finds it, which a token may have to be had for; goes on with one of the two, on the loop. */
  void find(Runnable then, Consumer<UpstreamFault> otherwise) {
    CompletableFuture<Keychain.Pick> found = station.house().keychain().pick(prepared, station.dialler())
        .toCompletableFuture();
    if (found.isDone()) {
      found(found, then, otherwise);
    } else {
      Trace.Stay waiting = line.credential();
      var _ = found.whenCompleteAsync((_, _) -> {
        waiting.close();
        found(found, then, otherwise);
      }, station.loop().executor());
    }
  }

  private void found(CompletableFuture<Keychain.Pick> found, Runnable then,
      Consumer<UpstreamFault> otherwise) {
    if (found.isCompletedExceptionally()) {
      otherwise.accept(new UpstreamFault(Status.UNAVAILABLE,
          "no token to be had for the credential: " + why(found.exceptionNow())));
    } else {
      pick = found.resultNow();
      then.run();
    }
  }

  private static String why(Throwable fault) {
    Throwable root = fault instanceof CompletionException && fault.getCause() != null
        ? fault.getCause()
        : fault;
    return root instanceof IOException known ? String.valueOf(known.getMessage()) : "a fault in Weir";
  }

  /**
   * Returns what is shown; the caller closes it.
   *
   * @throws IOException where it cannot be had; says why
   */
  Badge badge(Framing framing) throws IOException {
    if (pick == null) {
      throw new IllegalStateException("sent before it was known what is shown");
    }
    boolean any = prepared.rule().flatMap(DestinationRule::credential).isPresent();
    Trace.Stay opening = any ? line.credential() : Trace.Stay.NONE;
    try {
      return pick.badge(prepared, framing);
    } finally {
      opening.close();
    }
  }

  void answered(AnswerStart start) {
    if (pick != null) {
      pick.answered(start.status(), start.headers());
    }
  }
}
