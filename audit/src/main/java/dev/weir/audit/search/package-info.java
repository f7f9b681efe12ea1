/** Answers who sent what where, from the segments alone. */
@NullMarked
package dev.weir.audit.search;

import org.jspecify.annotations.NullMarked;
