/** Comments in the sources that excuse a finding: with a reason, until a day, and never without being shown. */
@NullMarked
package dev.weir.scan.suppress;

import org.jspecify.annotations.NullMarked;
