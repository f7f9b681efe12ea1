@NullMarked
package dev.weir.vault;

import org.jspecify.annotations.NullMarked;
