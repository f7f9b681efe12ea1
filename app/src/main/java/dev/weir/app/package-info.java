/** The command line: what a user types, and what is printed back. */
@NullMarked
package dev.weir.app;

import org.jspecify.annotations.NullMarked;
