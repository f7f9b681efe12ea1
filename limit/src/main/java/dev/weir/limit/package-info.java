@NullMarked
package dev.weir.limit;

import org.jspecify.annotations.NullMarked;
