/** Decodes the parts of a request into one flat text and knows where each byte of it came from. */
@NullMarked
package dev.weir.detect.body;

import org.jspecify.annotations.NullMarked;
