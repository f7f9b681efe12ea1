/** An event as one line of JSON, under names that stay. */
@NullMarked
package dev.weir.audit.json;

import org.jspecify.annotations.NullMarked;
