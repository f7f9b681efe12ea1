/** Tests of the index. */
@NullMarked
package dev.weir.audit.index.shared;

import org.jspecify.annotations.NullMarked;
