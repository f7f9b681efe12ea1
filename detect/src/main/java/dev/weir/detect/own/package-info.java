/** Detectors that a configuration describes. */
@NullMarked
package dev.weir.detect.own;

import org.jspecify.annotations.NullMarked;
