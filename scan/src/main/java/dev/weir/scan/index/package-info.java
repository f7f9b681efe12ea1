/** Packages by name from a Python index: only what was asked for, whole and with the right hash; nothing is executed. */
@NullMarked
package dev.weir.scan.index;

import org.jspecify.annotations.NullMarked;
