/** One who has seen each checkpoint of other logs, and signs only those that go on from the one before (C2SP tlog-witness). */
@NullMarked
package dev.weir.audit.witness;

import org.jspecify.annotations.NullMarked;
