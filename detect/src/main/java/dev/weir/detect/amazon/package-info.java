/** Amazon's event streams, made readable as server-sent events and turned back with right lengths and checksums. */
@NullMarked
package dev.weir.detect.amazon;

import org.jspecify.annotations.NullMarked;
