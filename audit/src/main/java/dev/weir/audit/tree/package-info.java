/**
 * The log as a Merkle tree (RFC 6962): one root says what every record is, signed as a checkpoint, and a short proof shows
 * that a record is in it. Says nothing of what a record means.
 */
@NullMarked
package dev.weir.audit.tree;

import org.jspecify.annotations.NullMarked;
