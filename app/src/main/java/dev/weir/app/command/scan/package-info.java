/** {@code weir scan} and {@code weir filescan}: what is asked for, scanned and written where; judging is the scanner's. */
@NullMarked
package dev.weir.app.command.scan;

import org.jspecify.annotations.NullMarked;
