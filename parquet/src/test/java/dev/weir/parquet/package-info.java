/** Tests that read what was written by another implementation of Parquet. */
@NullMarked
package dev.weir.parquet;

import org.jspecify.annotations.NullMarked;
