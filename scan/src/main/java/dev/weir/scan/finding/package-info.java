/** What a scan tells: files with their verdicts, findings with their data, recipient and trace. */
@NullMarked
package dev.weir.scan.finding;

import org.jspecify.annotations.NullMarked;
