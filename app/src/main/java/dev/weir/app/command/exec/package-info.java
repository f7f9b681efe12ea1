/** Runs another program so that what it sends goes through Weir; where asked, so that it has no other way out. */
@NullMarked
package dev.weir.app.command.exec;

import org.jspecify.annotations.NullMarked;
