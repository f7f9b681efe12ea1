/** Tests of dropping what is old. */
@NullMarked
package dev.weir.audit.retain;

import org.jspecify.annotations.NullMarked;
