/** One page on a period for somebody who audits it: computed from the records themselves, and safe to open anywhere. */
@NullMarked
package dev.weir.audit.report;

import org.jspecify.annotations.NullMarked;
