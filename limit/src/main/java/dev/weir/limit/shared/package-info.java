/** Rates that several Weirs keep together: one bucket for all of them, of which each has a little on loan. */
@NullMarked
package dev.weir.limit.shared;

import org.jspecify.annotations.NullMarked;
