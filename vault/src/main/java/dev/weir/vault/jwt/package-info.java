/** Knows callers by the signed tokens of other issuers, and keeps those issuers' public keys at hand. */
@NullMarked
package dev.weir.vault.jwt;

import org.jspecify.annotations.NullMarked;
