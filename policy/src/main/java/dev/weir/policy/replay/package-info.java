/** Judges recorded traffic anew: what a changed policy would have done. */
@NullMarked
package dev.weir.policy.replay;

import org.jspecify.annotations.NullMarked;
