package dev.weir.scan.ir;

/** A parameter of a function; a receiver such as {@code self} is one. Default and hint are operands of its {@link Op#FUNCTION}. */
public record Parameter(String name, Kind kind) {

  /** How it is filled. */
  public enum Kind {
    POSITIONAL, NAMED_ONLY,
    /** {@code *args}. */
    REST,
    /** {@code **kwargs}. */
    NAMED_REST
  }
}
