/** What is read: folders, files, notebooks and archives to source texts. Every file ends as one, or is told as skipped. */
@NullMarked
package dev.weir.scan.source;

import org.jspecify.annotations.NullMarked;
