/** What clients take of Weir together, counted, and turned away where there is no more to take; never waits. */
@NullMarked
package dev.weir.wire.guard;

import org.jspecify.annotations.NullMarked;
