/** Shows that what is acknowledged is kept. */
@NullMarked
package dev.weir.audit;

import org.jspecify.annotations.NullMarked;
