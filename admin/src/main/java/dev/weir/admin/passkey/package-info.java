/** Passkeys of administrators (W3C WebAuthn, level 3): each proof holds once, for one session, at this origin, by a known person. */
@NullMarked
package dev.weir.admin.passkey;

import org.jspecify.annotations.NullMarked;
