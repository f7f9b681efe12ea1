/** Questions to the audit log; nothing here writes it. */
@NullMarked
package dev.weir.app.command.audit;

import org.jspecify.annotations.NullMarked;
