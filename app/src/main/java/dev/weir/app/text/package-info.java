/** What reaches the terminal: aligned, coloured only where a person reads it, without control characters from outside. */
@NullMarked
package dev.weir.app.text;

import org.jspecify.annotations.NullMarked;
