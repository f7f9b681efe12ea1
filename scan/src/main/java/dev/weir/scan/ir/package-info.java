/** The form that every language is lowered to: values and where they come from. Analysis reads this, and no language's tree. */
@NullMarked
package dev.weir.scan.ir;

import org.jspecify.annotations.NullMarked;
