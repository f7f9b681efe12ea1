/** Credentials and Weir's own keys: every change is recorded, no value is printed but a key that was just minted. */
@NullMarked
package dev.weir.app.command.vault;

import org.jspecify.annotations.NullMarked;
