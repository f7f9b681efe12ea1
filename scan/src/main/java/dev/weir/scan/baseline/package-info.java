/** An earlier report, and what has changed since: reads what JsonReport and SarifReport write, and other tools' SARIF. */
@NullMarked
package dev.weir.scan.baseline;

import org.jspecify.annotations.NullMarked;
