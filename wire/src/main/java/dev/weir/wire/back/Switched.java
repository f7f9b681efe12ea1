package dev.weir.wire.back;

import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import org.jspecify.annotations.Nullable;

/**
 * A connection that speaks another protocol than HTTP from now on; it is the taker's to close.
 *
 * @param rest what came behind the 101, owned by the taker; null where nothing did
 */
public record Switched(Channel channel, @Nullable ByteBuf rest) {}
