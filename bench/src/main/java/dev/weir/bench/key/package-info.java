/** What it costs to know who calls. */
@NullMarked
package dev.weir.bench.key;

import org.jspecify.annotations.NullMarked;
