/** From targets to what can leave them: the one way through reading, analysis and rules. */
@NullMarked
package dev.weir.scan;

import org.jspecify.annotations.NullMarked;
