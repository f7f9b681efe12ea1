/** Keeps every event on stable storage in the order it came; what it acknowledged is never lost without being said. */
@NullMarked
package dev.weir.audit;

import org.jspecify.annotations.NullMarked;
