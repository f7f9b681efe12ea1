/** Drops what is older than it has to be kept, and nothing that somebody holds; proofs of the rest stay valid. */
@NullMarked
package dev.weir.audit.retain;

import org.jspecify.annotations.NullMarked;
