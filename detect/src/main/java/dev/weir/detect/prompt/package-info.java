/** Judges texts that go to a language model: injection, jailbreak, extraction of its instructions, orders hidden in documents. */
@NullMarked
package dev.weir.detect.prompt;

import org.jspecify.annotations.NullMarked;
