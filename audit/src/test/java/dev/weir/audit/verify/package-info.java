/** Shows that no change to the log goes unnamed. */
@NullMarked
package dev.weir.audit.verify;

import org.jspecify.annotations.NullMarked;
