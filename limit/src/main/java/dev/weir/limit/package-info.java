/** Rates: nobody takes more than a rule lets flow, whatever the number of threads or keys. */
@NullMarked
package dev.weir.limit;

import org.jspecify.annotations.NullMarked;
