/** Who sits before the browser: sessions that are bound and short, and attempts that are slowed down where they fail. */
@NullMarked
package dev.weir.admin.session;

import org.jspecify.annotations.NullMarked;
