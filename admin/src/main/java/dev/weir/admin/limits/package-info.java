/** What limits and budgets deal out, and how much of it is used. */
@NullMarked
package dev.weir.admin.limits;

import org.jspecify.annotations.NullMarked;
