@NullMarked
package dev.weir.scan.knowledge;

import org.jspecify.annotations.NullMarked;
