/** Accepts, dials and relays; the only rooms that know Netty. */
@NullMarked
package dev.weir.wire;

import org.jspecify.annotations.NullMarked;
