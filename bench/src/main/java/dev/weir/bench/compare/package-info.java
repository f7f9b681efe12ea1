/** Measures what a request costs each proxy, all of them under the same load in the same run. */
@NullMarked
package dev.weir.bench.compare;

import org.jspecify.annotations.NullMarked;
