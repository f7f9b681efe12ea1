/** Check digits, each algorithm once: pure functions of a code without its spaces and hyphens. */
@NullMarked
package dev.weir.detect.check;

import org.jspecify.annotations.NullMarked;
