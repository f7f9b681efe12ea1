/** What each request needs to prove Weir: whose turn it is among secrets, and tokens that are had for them in time. */
@NullMarked
package dev.weir.wire.errand;

import org.jspecify.annotations.NullMarked;
