/** Names to addresses; judging the addresses is the gateway's. */
@NullMarked
package dev.weir.wire.dns;

import org.jspecify.annotations.NullMarked;
