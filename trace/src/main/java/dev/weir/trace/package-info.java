/** The ways of calls, room by room, for those who collect traces: names, numbers and ids, never what a call carries. */
@NullMarked
package dev.weir.trace;

import org.jspecify.annotations.NullMarked;
