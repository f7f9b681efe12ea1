/** The configuration as values: what a Weir was told, after every name in it was resolved. */
@NullMarked
package dev.weir.model.settings;

import org.jspecify.annotations.NullMarked;
