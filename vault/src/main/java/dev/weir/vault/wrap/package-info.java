/** Services that hold a key and never give it away: what they are asked is to wrap and unwrap another. */
@NullMarked
package dev.weir.vault.wrap;

import org.jspecify.annotations.NullMarked;
