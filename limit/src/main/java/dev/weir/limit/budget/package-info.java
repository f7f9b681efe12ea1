/** Budgets: nobody spends more than a rule lets them, through retries, streams, any number of threads, and a kill. */
@NullMarked
package dev.weir.limit.budget;

import org.jspecify.annotations.NullMarked;
