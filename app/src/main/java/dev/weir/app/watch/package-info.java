/** What a running Weir counts and tells of itself: numbers for metrics, each bounded by the configuration. */
@NullMarked
package dev.weir.app.watch;

import org.jspecify.annotations.NullMarked;
