/** Finds personal data and secrets in a request, rewrites it without breaking it, and restores tokens on the way back. */
@NullMarked
package dev.weir.detect;

import org.jspecify.annotations.NullMarked;
