/** One class for each command; what two of them share is a mixin here. Never prints but through a {@link dev.weir.app.text.Screen}. */
@NullMarked
package dev.weir.app.command;

import org.jspecify.annotations.NullMarked;
