/** HTTP/2 as both sides of the wire speak it: the codec and its caps, header blocks, and what a peer may ask of it. */
@NullMarked
package dev.weir.wire.h2;

import org.jspecify.annotations.NullMarked;
