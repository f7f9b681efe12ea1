/** Reads what requests say to language models, in the language of each provider, and judges it; keeps no text. */
@NullMarked
package dev.weir.detect.ai;

import org.jspecify.annotations.NullMarked;
