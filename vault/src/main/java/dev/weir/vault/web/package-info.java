/** Questions of Weir's own to key and secret services: over verified TLS, through no proxy, following no redirect. */
@NullMarked
package dev.weir.vault.web;

import org.jspecify.annotations.NullMarked;
