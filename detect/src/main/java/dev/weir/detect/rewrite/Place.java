package dev.weir.detect.rewrite;

import dev.weir.detect.body.Role;

/**
 * Where a finding stands in the raw bytes.
 *
 * @param header index of the header, for a finding in one
 * @param from its first raw byte in its source
 * @param to the raw byte behind it
 * @param wholeFrom first raw byte of the value that it stands in
 * @param wholeTo raw byte behind that value
 */
public record Place(Role role, int header, int from, int to, int wholeFrom, int wholeTo) {}
