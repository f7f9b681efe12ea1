/** Undoes content codings within a cap on size and ratio; never returns a part of a body as the whole. */
@NullMarked
package dev.weir.detect.codec;

import org.jspecify.annotations.NullMarked;
