/** What it costs to ask a limit. */
@NullMarked
package dev.weir.bench.limit;

import org.jspecify.annotations.NullMarked;
