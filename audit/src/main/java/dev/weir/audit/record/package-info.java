/** An event as bytes and back: compact one way, strict the other. */
@NullMarked
package dev.weir.audit.record;

import org.jspecify.annotations.NullMarked;
