package dev.weir.wire.front;

import dev.weir.gateway.Line;
import dev.weir.wire.errand.Keychain;
import dev.weir.wire.guard.Guard;
import dev.weir.wire.tls.Leaves;
import io.netty.channel.group.ChannelGroup;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * What all clients' connections share.
 *
 * @param clients every open one
 * @param closing whether the server closes: no connection is kept for another request
 * @param cut whether its time of grace is over: calls end wherever they are
 */
public record House(Line line, Leaves leaves, Keychain keychain, ChannelGroup clients,
    AtomicBoolean closing, AtomicBoolean cut, Guard guard) {}
