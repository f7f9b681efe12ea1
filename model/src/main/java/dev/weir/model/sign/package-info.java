/** Signatures over requests, and the spelling of what they cover; pure, and the same for callers' requests and Weir's own. */
@NullMarked
package dev.weir.model.sign;

import org.jspecify.annotations.NullMarked;
