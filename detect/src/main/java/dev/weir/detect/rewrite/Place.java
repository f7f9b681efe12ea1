package dev.weir.detect.rewrite;

import dev.weir.detect.body.Role;

/**
 * Where a finding stands in the raw bytes.
 *
 * @param source number of the source that it stands in
 * @param from its first raw byte there
 * @param to the raw byte behind it
 * @param wholeFrom first raw byte of the value that it stands in
 * @param wholeTo raw byte behind that value
 */
public record Place(Role role, int source, int from, int to, int wholeFrom, int wholeTo) {}
