/** Finds persons, postal addresses and places: by the names of fields, and in prose by a small tagger that looks where names may be. */
@NullMarked
package dev.weir.detect.names;

import org.jspecify.annotations.NullMarked;
