/** Takes the log to other tools, in their own forms: every event at least once, with a cursor that no crash loses. */
@NullMarked
package dev.weir.audit.export;

import org.jspecify.annotations.NullMarked;
