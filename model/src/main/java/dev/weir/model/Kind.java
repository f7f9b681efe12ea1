package dev.weir.model;

/** A kind of data, in upper case: {@code EMAIL}, {@code CREDIT_CARD}, {@code UK_NHS}; all secrets are {@code SECRET}. */
public record Kind(String name) {
  public static final Kind EMAIL = new Kind("EMAIL");
  public static final Kind PHONE = new Kind("PHONE");
  public static final Kind CREDIT_CARD = new Kind("CREDIT_CARD");
  public static final Kind IBAN = new Kind("IBAN");
  public static final Kind US_SSN = new Kind("US_SSN");
  public static final Kind IP_ADDRESS = new Kind("IP_ADDRESS");
  public static final Kind SECRET = new Kind("SECRET");

  @Override
  public String toString() {
    return name;
  }
}
