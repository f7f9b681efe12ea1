package dev.weir.wire.front;

import dev.weir.model.Prepared;
import dev.weir.model.settings.DestinationRule;
import dev.weir.model.settings.Timeouts;
import dev.weir.wire.back.Dialled;
import dev.weir.wire.back.Pool;
import dev.weir.wire.back.Upstream;
import dev.weir.wire.back.UpstreamFault;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** One request's way to an upstream: first what it shows there, then a connection that waits, or one that is dialled. */
final class Approach {

  private final Station station;
  private final Prepared prepared;
  private final Pool.Key key;
  private final Outfit outfit;
  private final Progress progress;
  private final Dialled then;
  private final Consumer<UpstreamFault> otherwise;

  /**
   * @param progress where that is over, nothing is approached any more
   * @param then is told of a connection, or why there is none
   * @param otherwise is told why there is nothing to show
   */
  Approach(Station station, Prepared prepared, Pool.Key key, Outfit outfit, Progress progress, Dialled then,
      Consumer<UpstreamFault> otherwise) {
    this.station = station;
    this.prepared = prepared;
    this.key = key;
    this.outfit = outfit;
    this.progress = progress;
    this.then = then;
    this.otherwise = otherwise;
  }

  /** Begins, with a connection that waits where there is one. */
  void begin() {
    outfit.find(this::reuse, otherwise);
  }

  /** Begins anew in {@code nanos}, with a connection of its own: one that waits may have died like the one before it. */
  void again(long nanos) {
    if (nanos == 0) {
      dial();
    } else {
      var _ = station.loop().executor().schedule(this::dial, nanos, TimeUnit.NANOSECONDS);
    }
  }

  private void dial() {
    if (!progress.over()) {
      outfit.find(this::connect, otherwise);
    }
  }

  private void reuse() {
    Upstream idle = progress.over() ? null : station.dialler().pool().take(key);
    if (idle != null) {
      then.ready(idle);
    } else {
      connect();
    }
  }

  private void connect() {
    if (!progress.over()) {
      station.dialler().dial(key, prepared.to(),
          prepared.rule().map(DestinationRule::timeouts).orElse(Timeouts.USUAL).connect(), then);
    }
  }
}
