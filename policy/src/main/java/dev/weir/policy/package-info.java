/** From the configuration file to the configuration in force: one file gives one value, or every problem in it at once. */
@NullMarked
package dev.weir.policy;

import org.jspecify.annotations.NullMarked;
