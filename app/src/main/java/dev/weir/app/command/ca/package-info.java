/** The interception authority as clients need it; never its key. */
@NullMarked
package dev.weir.app.command.ca;

import org.jspecify.annotations.NullMarked;
