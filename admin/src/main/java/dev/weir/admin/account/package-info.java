/** Who administers this Weir, and how they prove it: at rest nothing of it can be read or changed without the master key. */
@NullMarked
package dev.weir.admin.account;

import org.jspecify.annotations.NullMarked;
