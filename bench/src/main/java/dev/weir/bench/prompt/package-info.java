/** Trains the model of prompt abuse, and measures it on sources that it has not seen. */
@NullMarked
package dev.weir.bench.prompt;

import org.jspecify.annotations.NullMarked;
