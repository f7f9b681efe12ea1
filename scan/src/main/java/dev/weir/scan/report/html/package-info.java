/** The report for people: one page that needs nothing else, and in which no name or source line can become code. */
@NullMarked
package dev.weir.scan.report.html;

import org.jspecify.annotations.NullMarked;
