/** Draws up a configuration of least privilege from what was found or seen, for somebody to look over. */
@NullMarked
package dev.weir.app.draft;

import org.jspecify.annotations.NullMarked;
