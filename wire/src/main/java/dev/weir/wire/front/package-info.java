/** Connections of clients: every request on them becomes an exchange that the line takes. */
@NullMarked
package dev.weir.wire.front;

import org.jspecify.annotations.NullMarked;
