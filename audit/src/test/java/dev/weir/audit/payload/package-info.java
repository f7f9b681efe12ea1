/** Tests of what is kept of calls, and of how it goes. */
@NullMarked
package dev.weir.audit.payload;

import org.jspecify.annotations.NullMarked;
