/** Files in, decisions and problems out: a new case is a new file under the test resources. */
@NullMarked
package dev.weir.policy;

import org.jspecify.annotations.NullMarked;
