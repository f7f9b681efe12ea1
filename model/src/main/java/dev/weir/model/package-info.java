/** The nouns of a call and the ports where the rooms meet. JDK and jspecify only; no I/O. */
@NullMarked
package dev.weir.model;

import org.jspecify.annotations.NullMarked;
