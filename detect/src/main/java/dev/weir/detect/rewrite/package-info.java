/** Puts other text in the place of findings and leaves every other byte as it was. */
@NullMarked
package dev.weir.detect.rewrite;

import org.jspecify.annotations.NullMarked;
