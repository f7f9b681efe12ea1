/** Makes certificates with the JDK alone: a small DER encoder, and the few shapes of certificate that Weir needs. */
@NullMarked
package dev.weir.x509;

import org.jspecify.annotations.NullMarked;
