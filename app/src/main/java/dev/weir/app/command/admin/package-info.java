/** Commands about administrators: beside a Weir that runs, which sees what they change within moments, or before the first one does. */
@NullMarked
package dev.weir.app.command.admin;

import org.jspecify.annotations.NullMarked;
