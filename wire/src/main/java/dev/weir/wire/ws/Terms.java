package dev.weir.wire.ws;

import dev.weir.gateway.Credit;
import dev.weir.wire.guard.Budget;
import java.time.Duration;
import java.util.function.BooleanSupplier;

/**
 * What both sides of a WebSocket have agreed on, and how long they may be silent.
 *
 * @param deflate whether messages may be compressed
 * @param alone whether the client compresses each by itself
 * @param goingAway whether the server closes, and WebSockets with it
 * @param memory what messages that are not whole yet may hold
 * @param credit by what payloads may flow
 */
public record Terms(boolean deflate, boolean alone, Duration idle, BooleanSupplier goingAway,
    Budget memory, Credit credit) {}
