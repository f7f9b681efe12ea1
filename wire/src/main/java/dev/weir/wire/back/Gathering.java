package dev.weir.wire.back;

import dev.weir.model.Destination;
import java.time.Duration;
import java.util.ArrayDeque;

/** Requests that wait for one connection to an upstream that shares its connections. */
final class Gathering implements Dialled {

  private final Dialler dialler;
  private final Pool.Key key;
  private final Destination.Vetted to;
  private final Duration patience;
  private final ArrayDeque<Dialled> waiting = new ArrayDeque<>();

  Gathering(Dialler dialler, Pool.Key key, Destination.Vetted to, Duration patience) {
    this.dialler = dialler;
    this.key = key;
    this.to = to;
    this.patience = patience;
  }

  void add(Dialled one) {
    waiting.add(one);
  }

  /** Those that find no room gather for the next one. */
  @Override
  public void ready(Upstream first) {
    dialler.landed(key);
    waiting.remove().ready(first);
    for (Dialled next : waiting) {
      Upstream place = dialler.pool().take(key);
      if (place != null) {
        next.ready(place);
      } else {
        dialler.dial(key, to, patience, next);
      }
    }
  }

  @Override
  public void failed(UpstreamFault fault) {
    dialler.landed(key);
    waiting.forEach(one -> one.failed(fault));
  }
}
