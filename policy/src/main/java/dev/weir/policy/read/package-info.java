/** From the values of a file to settings and rules: one class for each section, unknown keys refused. */
@NullMarked
package dev.weir.policy.read;

import org.jspecify.annotations.NullMarked;
