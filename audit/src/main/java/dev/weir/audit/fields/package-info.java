/** What is told of an event, part by part, under names that stay: the one place that says so, for all forms that have structure. */
@NullMarked
package dev.weir.audit.fields;

import org.jspecify.annotations.NullMarked;
