/** The whole story on loopback: Weir, four stand-ins for outside services, and real requests between them. */
@NullMarked
package dev.weir.app.demo;

import org.jspecify.annotations.NullMarked;
