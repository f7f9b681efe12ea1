/** Detectors of credentials, one file each. */
@NullMarked
package dev.weir.detect.secrets;

import org.jspecify.annotations.NullMarked;
