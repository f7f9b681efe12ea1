/** From one process to the next: the listening sockets themselves, so that no connection is refused, and what both still have to say. */
@NullMarked
package dev.weir.wire.handover;

import org.jspecify.annotations.NullMarked;
