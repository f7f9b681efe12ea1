/** A SQLite index over the log: made from it alone, never written by a call, thrown away wherever it does not fit. */
@NullMarked
package dev.weir.audit.index;

import org.jspecify.annotations.NullMarked;
