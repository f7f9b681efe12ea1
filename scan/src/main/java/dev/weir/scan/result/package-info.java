/** What is made of a scan's findings: their severity, what excuses them, what is new; reports show nothing else. */
@NullMarked
package dev.weir.scan.result;

import org.jspecify.annotations.NullMarked;
