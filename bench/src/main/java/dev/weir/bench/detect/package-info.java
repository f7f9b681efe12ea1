/** Times the detectors on bodies of several kinds, hostile ones among them. */
@NullMarked
package dev.weir.bench.detect;

import org.jspecify.annotations.NullMarked;
