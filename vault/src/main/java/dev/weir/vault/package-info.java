/**
 * Credentials, keys and tokens: at rest nothing of them can be read, changed or swapped without the master key.
 *
 * <p>What it does not protect from: whoever can read the memory of a running Weir; whoever holds both the folder, or the database,
 * and the master key; and whoever can write there and puts a whole older file, or section, back in the place of the present one,
 * which of a shared vault only a Weir can tell that has seen a later one.
 */
@NullMarked
package dev.weir.vault;

import org.jspecify.annotations.NullMarked;
