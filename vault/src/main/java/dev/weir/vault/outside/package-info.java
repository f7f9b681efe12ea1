/** Secrets that are kept elsewhere, as they were last read: asking for one never waits. */
@NullMarked
package dev.weir.vault.outside;

import org.jspecify.annotations.NullMarked;
