/** Shows that what was recorded is found. */
@NullMarked
package dev.weir.audit.search;

import org.jspecify.annotations.NullMarked;
