/** The straight line of a request. Knows no network library: it sees a request through {@link Exchange}. */
@NullMarked
package dev.weir.gateway;

import org.jspecify.annotations.NullMarked;
