/** Attacks on a live Weir: each is a row of data with the answer that is due, and nothing knows one by its name. */
@NullMarked
package dev.weir.attacks;

import org.jspecify.annotations.NullMarked;
