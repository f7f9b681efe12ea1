/** Turns tokens back in bodies that come in pieces; holds back what may yet be a token, and never more. */
@NullMarked
package dev.weir.detect.restore;

import org.jspecify.annotations.NullMarked;
