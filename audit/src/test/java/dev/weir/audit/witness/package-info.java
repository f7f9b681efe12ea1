/** Tests of the witness. */
@NullMarked
package dev.weir.audit.witness;

import org.jspecify.annotations.NullMarked;
