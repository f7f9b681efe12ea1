/** Compiled rules and the one function that judges a call with them: pure, no I/O. */
@NullMarked
package dev.weir.policy.rule;

import org.jspecify.annotations.NullMarked;
