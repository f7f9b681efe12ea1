/** Keeps the audit log in files of Apache Parquet: each event in one of them, and no file there before it is whole. */
@NullMarked
package dev.weir.parquet;

import org.jspecify.annotations.NullMarked;
