package dev.weir.scan.egress;

/**
 * Code that is made at run time from what nobody can read: {@code exec(base64.b64decode(...))}.
 *
 * @param what in a few words
 */
public record Hidden(Place place, String what) {}
