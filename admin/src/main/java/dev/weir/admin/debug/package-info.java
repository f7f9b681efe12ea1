/** How a running Weir is inside, for whoever looks for what ails it: names, numbers and places in code, never content. */
@NullMarked
package dev.weir.admin.debug;

import org.jspecify.annotations.NullMarked;
