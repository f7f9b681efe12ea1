/** Tickets that hold once, for so long and for one purpose: asking for many of them costs no memory and keeps nobody out. */
@NullMarked
package dev.weir.admin.once;

import org.jspecify.annotations.NullMarked;
