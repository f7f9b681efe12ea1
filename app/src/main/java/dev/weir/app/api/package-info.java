/** What of the admin API changes something: proven by a key of Weir's, recorded before it is answered. */
@NullMarked
package dev.weir.app.api;

import org.jspecify.annotations.NullMarked;
