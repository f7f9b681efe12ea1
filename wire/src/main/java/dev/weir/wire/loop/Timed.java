package dev.weir.wire.loop;

/** Something with deadlines. */
public interface Timed {

  /** Called a few times a second with {@link System#nanoTime}: ends what has taken too long. */
  void tick(long nowNanos);
}
