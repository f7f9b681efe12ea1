/** Shows that events come back as they were, and that no bytes do harm. */
@NullMarked
package dev.weir.audit.record;

import org.jspecify.annotations.NullMarked;
