/** TLS on both sides: leaves under Weir's own authority for clients, verified connections to upstreams. */
@NullMarked
package dev.weir.wire.tls;

import org.jspecify.annotations.NullMarked;
