/** Segment files and the frames in them: written once, checked at every reading, never changed. */
@NullMarked
package dev.weir.audit.segment;

import org.jspecify.annotations.NullMarked;
