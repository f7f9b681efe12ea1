/** The records of several Weirs in one PostgreSQL: each once, shipped behind the log's back, found by the same questions. */
@NullMarked
package dev.weir.audit.index.shared;

import org.jspecify.annotations.NullMarked;
