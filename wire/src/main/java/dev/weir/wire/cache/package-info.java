/** Values that take long to make: made once for all who ask, kept for as long as each is good. */
@NullMarked
package dev.weir.wire.cache;

import org.jspecify.annotations.NullMarked;
