/** A running Weir gives way to its successor: sockets, audit log and tokens change hands, and no call is lost between the two. */
@NullMarked
package dev.weir.app.handover;

import org.jspecify.annotations.NullMarked;
