/** What the admin port answers about signing in, accounts, tokens, keys and secrets; what changes anything is on record. */
@NullMarked
package dev.weir.admin.api;

import org.jspecify.annotations.NullMarked;
