package dev.weir.wire.http;

import dev.weir.model.settings.Limits.Heads;
import dev.weir.model.settings.Limits.Waits;
import java.time.Duration;

/**
 * What one client may take of the wire.
 *
 * @param lineBytes a request line's length
 * @param headBytes a head's, with its request line
 * @param fields how many header fields
 * @param header how long a head may take to come
 * @param idle how long a connection may wait for its next request
 * @param body how long a body may pause, and how long a client may leave its answer unread
 * @param drainBytes how much of a body that nobody read is passed over to keep the connection
 * @param grace how long calls in flight may go on once the server closes
 * @param handshake how long a client's TLS handshake may take
 * @param slowest how many bytes in a second a body, or an answer, must move on the whole, behind the first {@code body}
 */
public record Limits(int lineBytes, int headBytes, int fields, Duration header, Duration idle,
    Duration body, int drainBytes, Duration grace, Duration handshake, int slowest) {

  private static final int DRAIN_BYTES = 64 << 10;

  public static final Limits USUAL = of(dev.weir.model.settings.Limits.USUAL);

  /** Returns the limits that the configuration sets. */
  public static Limits of(dev.weir.model.settings.Limits set) {
    Heads heads = set.heads();
    Waits waits = set.waits();
    return new Limits(heads.lineBytes(), heads.bytes(), heads.fields(), waits.header(), waits.idle(),
        waits.body(), DRAIN_BYTES, waits.grace(), waits.handshake(), waits.slowest());
  }
}
