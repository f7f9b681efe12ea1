/** Hosts, addresses, targets, headers and bytes: parsed at the rim, canonical from there on. */
@NullMarked
package dev.weir.model.net;

import org.jspecify.annotations.NullMarked;
