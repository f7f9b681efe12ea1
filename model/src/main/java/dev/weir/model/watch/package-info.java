/** How callers behave over many calls, and what is made of it. */
@NullMarked
package dev.weir.model.watch;

import org.jspecify.annotations.NullMarked;
