/** Shows the lines that people build on. */
@NullMarked
package dev.weir.audit.json;

import org.jspecify.annotations.NullMarked;
