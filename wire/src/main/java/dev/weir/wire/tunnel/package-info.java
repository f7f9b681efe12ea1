/** Bytes from one connection to another, both ways, looked at by nobody. */
@NullMarked
package dev.weir.wire.tunnel;

import org.jspecify.annotations.NullMarked;
