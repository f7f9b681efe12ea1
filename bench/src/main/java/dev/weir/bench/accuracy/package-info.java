/** Scores the detectors on labelled corpora, by type of data. */
@NullMarked
package dev.weir.bench.accuracy;

import org.jspecify.annotations.NullMarked;
