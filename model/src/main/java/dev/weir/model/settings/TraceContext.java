package dev.weir.model.settings;

/** What a destination is told of the trace that a call belongs to (W3C Trace Context, W3C Baggage). */
public enum TraceContext {
  /** Nothing: none of the three fields leaves. */
  NOTHING,
  /** {@code traceparent}: random ids, by which it may tell that calls belong together. */
  IDS,
  /** {@code tracestate} and {@code baggage} too, in which others have written about those who call. */
  ALL;

  /** What holds where the configuration says nothing. */
  public static final TraceContext USUAL = IDS;

  /** Returns whether a field of this name goes on; asked for every field of every request, so its length settles nearly all. */
  public boolean passes(String name) {
    return this == ALL || switch (name.length()) {
      case 7 -> !name.equalsIgnoreCase("baggage");
      case 10 -> !name.equalsIgnoreCase("tracestate");
      case 11 -> this == IDS || !name.equalsIgnoreCase("traceparent");
      default -> true;
    };
  }
}
