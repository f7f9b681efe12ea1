package dev.weir.wire.back;

import dev.weir.wire.loop.Loop;

/**
 * What a connection to an upstream belongs to.
 *
 * @param pool where its loop keeps those that can take a request
 * @param berths where it is counted, as one to {@code destination}
 */
record Mooring(Loop loop, Pool pool, Berths berths, String destination, Pool.Key key) {}
