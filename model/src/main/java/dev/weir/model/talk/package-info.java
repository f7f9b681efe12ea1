/** What calls say to language models, as facts: who speaks, what it was judged to be, how many tokens it costs; never the text. */
@NullMarked
package dev.weir.model.talk;

import org.jspecify.annotations.NullMarked;
