/** What every connection of one event loop shares: its clock, its members, its scratch space. */
@NullMarked
package dev.weir.wire.loop;

import org.jspecify.annotations.NullMarked;
