/** Reports for programs: the same result always gives the same bytes. */
@NullMarked
package dev.weir.scan.report;

import org.jspecify.annotations.NullMarked;
