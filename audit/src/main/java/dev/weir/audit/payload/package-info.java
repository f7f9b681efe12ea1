/** Keeps what calls say beside the log, each part sealed under its subject's key; the log holds their hashes, and stays whole without them. */
@NullMarked
package dev.weir.audit.payload;

import org.jspecify.annotations.NullMarked;
