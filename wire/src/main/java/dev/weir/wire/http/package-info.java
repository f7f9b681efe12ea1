/** HTTP/1 as bytes: parsed strictly, framed once, written anew; knows buffers and no sockets. */
@NullMarked
package dev.weir.wire.http;

import org.jspecify.annotations.NullMarked;
