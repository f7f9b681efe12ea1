/** What may be wrong around a Weir, found before it hurts, and how to mend it. */
@NullMarked
package dev.weir.app.command.doctor;

import org.jspecify.annotations.NullMarked;
