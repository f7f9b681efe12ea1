/** Tests with a real broker. */
@NullMarked
package dev.weir.kafka;

import org.jspecify.annotations.NullMarked;
