/** Tests of the page for auditors. */
@NullMarked
package dev.weir.audit.report;

import org.jspecify.annotations.NullMarked;
