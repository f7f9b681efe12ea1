/** Follows values through a whole program, from where data comes from to the calls that send it; results never depend on threads. */
@NullMarked
package dev.weir.scan.flow;

import org.jspecify.annotations.NullMarked;
