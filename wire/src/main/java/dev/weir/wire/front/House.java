package dev.weir.wire.front;

import dev.weir.gateway.Line;
import dev.weir.model.Credentials;
import dev.weir.wire.tls.Leaves;
import io.netty.channel.group.ChannelGroup;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * What all clients' connections share.
 *
 * @param clients every open one
 * @param closing whether the server closes: no connection is kept for another request
 */
public record House(Line line, Leaves leaves, Credentials credentials, ChannelGroup clients,
    AtomicBoolean closing) {}
