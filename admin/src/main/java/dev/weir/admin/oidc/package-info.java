/** Sign-in by a provider of OpenID Connect: it says who somebody is, the configuration alone says what that one may. */
@NullMarked
package dev.weir.admin.oidc;

import org.jspecify.annotations.NullMarked;
