package dev.weir.scan.finding;

/**
 * One kind of data that leaves.
 *
 * @param type as in policies: {@code EMAIL}, {@code PERSON}, {@code SECRET}, ... or what no policy names: {@code FILE},
 *     {@code USER_INPUT}, {@code DATABASE_ROW}, {@code SYSTEM_INFO}, {@code PROMPT}, {@code LOG_MESSAGE}, {@code MESSAGE}, {@code CONFIG}, {@code DATA}
 * @param name what the code calls it: {@code customer.email}
 */
public record Datum(String type, String name) {

  /** Written out, since it is asked millions of times, and slow to begin as a record's own. */
  @Override
  public boolean equals(Object other) {
    return this == other
        || other instanceof Datum datum && name.equals(datum.name) && type.equals(datum.type);
  }

  @Override
  public int hashCode() {
    return 31 * type.hashCode() + name.hashCode();
  }

  /** Returns what fingerprints are made of: never another text for the same datum. */
  @Override
  public String toString() {
    return "Datum[type=" + type + ", name=" + name + "]";
  }
}
