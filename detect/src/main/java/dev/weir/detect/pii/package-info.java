/** Detectors of personal data, one file each. */
@NullMarked
package dev.weir.detect.pii;

import org.jspecify.annotations.NullMarked;
