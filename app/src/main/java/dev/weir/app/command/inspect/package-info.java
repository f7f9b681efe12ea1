/** The payload detectors on their own. */
@NullMarked
package dev.weir.app.command.inspect;

import org.jspecify.annotations.NullMarked;
