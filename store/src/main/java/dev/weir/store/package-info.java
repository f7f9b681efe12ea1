/** The way to the servers that several Weirs share: nothing is sent to one that has not shown who it is. */
@NullMarked
package dev.weir.store;

import org.jspecify.annotations.NullMarked;
