package dev.weir.scan.egress;

/**
 * A constant of the code that is a key, a password or an address by number.
 *
 * @param name what it is assigned to; of a key of Weir's its public id
 * @param type {@code SECRET}, {@code WEIR_KEY} or {@code IP_ADDRESS}
 */
public record HardCoded(Place place, String name, String type) {}
