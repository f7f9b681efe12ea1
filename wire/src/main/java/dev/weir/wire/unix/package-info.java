/** Unix sockets: a path appears with its rights and a listener behind it, and replaces nothing but a socket that is dead. */
@NullMarked
package dev.weir.wire.unix;

import org.jspecify.annotations.NullMarked;
