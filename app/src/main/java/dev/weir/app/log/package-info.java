/** The log on standard error: one line for each event, whatever stands in it. */
@NullMarked
package dev.weir.app.log;

import org.jspecify.annotations.NullMarked;
