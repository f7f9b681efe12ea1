/** Asks an analyser outside of Weir what it finds in texts, by the HTTP interface of Microsoft Presidio. */
@NullMarked
package dev.weir.app.analyser;

import org.jspecify.annotations.NullMarked;
