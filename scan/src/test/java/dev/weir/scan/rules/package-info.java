@NullMarked
package dev.weir.scan.rules;

import org.jspecify.annotations.NullMarked;
