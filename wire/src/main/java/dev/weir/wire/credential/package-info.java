/** What a request shows its upstream: made of an opened secret at the moment of writing, and wiped behind it. */
@NullMarked
package dev.weir.wire.credential;

import org.jspecify.annotations.NullMarked;
