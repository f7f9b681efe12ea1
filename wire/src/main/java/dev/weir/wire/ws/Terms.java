package dev.weir.wire.ws;

import java.time.Duration;
import java.util.function.BooleanSupplier;

/**
 * What both sides of a WebSocket have agreed on, and how long they may be silent.
 *
 * @param deflate whether messages may be compressed
 * @param alone whether the client compresses each by itself
 * @param goingAway whether the server closes, and WebSockets with it
 */
public record Terms(boolean deflate, boolean alone, Duration idle, BooleanSupplier goingAway) {}
