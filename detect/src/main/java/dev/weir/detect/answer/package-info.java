/** Answers are looked at before the application trusts them: whole, or as they come. */
@NullMarked
package dev.weir.detect.answer;

import org.jspecify.annotations.NullMarked;
