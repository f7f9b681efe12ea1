/** Tests of the index. */
@NullMarked
package dev.weir.audit.index;

import org.jspecify.annotations.NullMarked;
