package dev.weir.model;

/** The public part of a Weir key: names it in commands and in the audit log, and proves nothing. */
public record KeyId(String text) {
  @Override
  public String toString() {
    return text;
  }
}
