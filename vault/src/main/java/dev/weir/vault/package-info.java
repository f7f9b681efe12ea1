/**
 * Credentials, keys and tokens: at rest nothing of them can be read, changed or swapped without the master key.
 *
 * <p>What it does not protect from: whoever can read the memory of a running Weir; whoever holds both the folder and the
 * master key; and whoever can write to the folder and puts a whole older file back in the place of the present one.
 */
@NullMarked
package dev.weir.vault;

import org.jspecify.annotations.NullMarked;
