package dev.weir.scan.finding;

/**
 * One kind of data that leaves.
 *
 * @param type as in policies: {@code EMAIL}, {@code PERSON}, {@code SECRET}, ... or what no policy names: {@code FILE},
 *     {@code USER_INPUT}, {@code DATABASE_ROW}, {@code SYSTEM_INFO}, {@code PROMPT}, {@code LOG_MESSAGE}, {@code MESSAGE}, {@code CONFIG}, {@code DATA}
 * @param name what the code calls it: {@code customer.email}
 */
public record Datum(String type, String name) {}
