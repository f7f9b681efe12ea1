/** Telephone numbers: how they are written, who says that they are some, and whether they can be dialled. */
@NullMarked
package dev.weir.detect.pii.phone;

import org.jspecify.annotations.NullMarked;
