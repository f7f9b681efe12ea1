/** What is wrong with how data leaves: rules judge the facts of egress, one file each, and say so in findings. */
@NullMarked
package dev.weir.scan.rules;

import org.jspecify.annotations.NullMarked;
