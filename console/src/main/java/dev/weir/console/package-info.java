/** The pages of Weir's administrators: what a browser gets, and under which policy. Knows nothing of who serves them. */
@NullMarked
package dev.weir.console;

import org.jspecify.annotations.NullMarked;
