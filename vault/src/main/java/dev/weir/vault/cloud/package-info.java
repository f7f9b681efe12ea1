/** Weir's own accounts with AWS, Google, and Vault or OpenBao: how it proves itself there, and asks them. */
@NullMarked
package dev.weir.vault.cloud;

import org.jspecify.annotations.NullMarked;
