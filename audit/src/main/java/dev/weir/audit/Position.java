package dev.weir.audit;

import dev.weir.audit.segment.Hash;

/**
 * Where the log goes on.
 *
 * @param segment the number of the segment to write next
 * @param next the sequence of the next record
 * @param hash the chain hash of the last frame
 */
record Position(int segment, long next, Hash hash) {}
