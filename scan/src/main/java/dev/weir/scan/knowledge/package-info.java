/** What is known of libraries: which calls send, where data comes from, who receives it. */
@NullMarked
package dev.weir.scan.knowledge;

import org.jspecify.annotations.NullMarked;
