package dev.weir.wire.http;

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
 */
public record Limits(int lineBytes, int headBytes, int fields, Duration header, Duration idle,
    Duration body, int drainBytes, Duration grace) {
  public static final Limits USUAL = new Limits(8 << 10, 32 << 10, 100, Duration.ofSeconds(10),
      Duration.ofSeconds(75), Duration.ofSeconds(30), 64 << 10, Duration.ofSeconds(10));
}
