/** Tests of exports. */
@NullMarked
package dev.weir.audit.export;

import org.jspecify.annotations.NullMarked;
