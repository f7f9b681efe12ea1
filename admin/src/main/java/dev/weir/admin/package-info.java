/** What operators ask a running Weir: is it alive, is it ready, what has it counted. Answers nobody who came by another name. */
@NullMarked
package dev.weir.admin;

import org.jspecify.annotations.NullMarked;
