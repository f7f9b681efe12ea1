/** Says whether the log is whole, and where not, names the records. */
@NullMarked
package dev.weir.audit.verify;

import org.jspecify.annotations.NullMarked;
