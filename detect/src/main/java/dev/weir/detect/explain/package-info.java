/** Why something was found, and why something else was not: asked on request, by having detectors look again. */
@NullMarked
package dev.weir.detect.explain;

import org.jspecify.annotations.NullMarked;
