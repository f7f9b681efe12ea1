/** Connections to upstreams: dialled at vetted addresses only, kept, and read strictly. */
@NullMarked
package dev.weir.wire.back;

import org.jspecify.annotations.NullMarked;
