/** Makes what the detectors of names know: the gazetteer from packages of words, the tagger from texts that a generator writes. */
@NullMarked
package dev.weir.bench.names;

import org.jspecify.annotations.NullMarked;
