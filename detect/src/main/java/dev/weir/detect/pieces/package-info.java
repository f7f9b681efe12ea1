/** Looks at bodies of any length, piece by piece, with the memory that one piece takes. */
@NullMarked
package dev.weir.detect.pieces;

import org.jspecify.annotations.NullMarked;
