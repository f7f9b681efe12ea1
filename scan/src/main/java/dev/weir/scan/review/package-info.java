/** From what was scanned to what is reported: settings, suppressions and an earlier report applied, in one place. */
@NullMarked
package dev.weir.scan.review;

import org.jspecify.annotations.NullMarked;
