package dev.weir.scan.egress;

/**
 * A constant of the code that is a key, a password or an address by number.
 *
 * @param name what it is assigned to
 * @param type {@code SECRET} or {@code IP_ADDRESS}
 */
public record HardCoded(Place place, String name, String type) {}
