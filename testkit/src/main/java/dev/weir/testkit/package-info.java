/** Stand-ins for outside services, clocks and authorities: real sockets on loopback, played faults; the JDK alone. */
@NullMarked
package dev.weir.testkit;

import org.jspecify.annotations.NullMarked;
