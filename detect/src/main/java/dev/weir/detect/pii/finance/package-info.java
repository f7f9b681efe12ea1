/** Accounts and wallets that money is kept in. */
@NullMarked
package dev.weir.detect.pii.finance;

import org.jspecify.annotations.NullMarked;
