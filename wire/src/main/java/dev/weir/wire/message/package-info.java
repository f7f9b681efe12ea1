/** Messages on a connection that stays open, whatever protocol frames them. */
@NullMarked
package dev.weir.wire.message;

import org.jspecify.annotations.NullMarked;
