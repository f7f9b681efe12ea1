/** Runs every detector over one text in one pass, in time linear in its length. */
@NullMarked
package dev.weir.detect.engine;

import org.jspecify.annotations.NullMarked;
