/** WebSocket (RFC 6455, RFC 7692): frames read strictly and written anew, messages given to the line one by one. */
@NullMarked
package dev.weir.wire.ws;

import org.jspecify.annotations.NullMarked;
