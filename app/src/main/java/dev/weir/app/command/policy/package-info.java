/** Commands about the configuration alone: no network, no data folder. */
@NullMarked
package dev.weir.app.command.policy;

import org.jspecify.annotations.NullMarked;
