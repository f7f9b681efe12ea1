package dev.weir.model.settings;

import java.time.Duration;
import java.util.Optional;

/**
 * What Weir takes on at most: of one request, of one client, of one caller, in all.
 *
 * @param memoryBytes how much the bodies of all calls in flight may hold; empty derives it from Java's heap
 */
public record Limits(Heads heads, Waits waits, Crowd crowd, Upstreams upstreams, Optional<Long> memoryBytes) {

  public static final Limits USUAL = new Limits(Heads.USUAL, Waits.USUAL, Crowd.USUAL, Upstreams.USUAL,
      Optional.empty());

  /**
   * The largest head of a request.
   *
   * @param lineBytes its request line
   * @param bytes all of it
   * @param fields how many header fields
   */
  public record Heads(int lineBytes, int bytes, int fields) {
    public static final Heads USUAL = new Heads(8 << 10, 32 << 10, 100);
  }

  /**
   * How long a client may take.
   *
   * @param header from a head's first byte to its last; of a new connection, from its beginning
   * @param handshake for TLS
   * @param body between two bytes of a body, or of an answer that it reads
   * @param idle between two requests
   * @param slowest bytes in a second: behind the first {@code body}, a body or an answer must move at least as fast
   * @param grace for the calls in flight once Weir is told to end
   */
  public record Waits(Duration header, Duration handshake, Duration body, Duration idle, int slowest,
      Duration grace) {
    public static final Waits USUAL = new Waits(Duration.ofSeconds(8), Duration.ofSeconds(10),
        Duration.ofSeconds(30), Duration.ofSeconds(75), 100, Duration.ofSeconds(30));
  }

  /**
   * How many at once.
   *
   * @param connections of all clients
   * @param perAddress of the clients at one address
   * @param callsPerCaller calls in flight of one caller
   */
  public record Crowd(int connections, int perAddress, int callsPerCaller) {
    public static final Crowd USUAL = new Crowd(32_768, 16_384, 1000);
  }

  /**
   * Connections to one destination.
   *
   * @param connections at once
   * @param queue calls that may wait for one
   * @param patience for how long
   */
  public record Upstreams(int connections, int queue, Duration patience) {
    public static final Upstreams USUAL = new Upstreams(1024, 1024, Duration.ofSeconds(5));
  }
}
