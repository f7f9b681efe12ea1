package dev.weir.model;

/** Which detector found something: lower case with hyphens, {@code aws-access-key}. */
public record DetectorId(String text) {

  /** Weir's own keys: these never leave, whatever a policy says. */
  public static final DetectorId WEIR_KEY = new DetectorId("weir-key");

  @Override
  public String toString() {
    return text;
  }
}
