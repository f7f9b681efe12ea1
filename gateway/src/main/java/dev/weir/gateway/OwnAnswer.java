package dev.weir.gateway;

import dev.weir.model.net.Bytes;
import dev.weir.model.net.Headers;

/**
 * An answer that Weir gives itself; the wire adds Content-Length and Date.
 *
 * @param close whether the connection is closed behind it
 */
public record OwnAnswer(int status, Headers headers, Bytes body, boolean close) {}
