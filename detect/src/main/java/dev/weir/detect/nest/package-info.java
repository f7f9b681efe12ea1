/** Finds the documents that stand in values, and adds what is in them; never does more than its budget, and says so where it would. */
@NullMarked
package dev.weir.detect.nest;

import org.jspecify.annotations.NullMarked;
