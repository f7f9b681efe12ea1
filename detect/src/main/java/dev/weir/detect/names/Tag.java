package dev.weir.detect.names;

/** What the tagger says of a token: that a name begins there or goes on, or that it is none. */
public enum Tag {
  NONE, PERSON, IN_PERSON, ADDRESS, IN_ADDRESS, LOCATION, IN_LOCATION, COMPANY, IN_COMPANY;

  public static final int COUNT = values().length;

  private static final Tag[] ALL = values();

  /** Returns the tag with that {@link #number}. */
  public static Tag of(int number) {
    return ALL[number];
  }

  /** Returns the number by which weights know the tag: what goes on has the next number after what begins. */
  @SuppressWarnings("EnumOrdinal") // the trained model's own, which goes by the order above
  public int number() {
    return ordinal();
  }

  /** Returns whether a name begins with it. */
  boolean begins() {
    return number() % 2 == 1;
  }

  /** Returns the first of the tags that may stand before one: any, unless it goes on with what the tag before it began. */
  static int firstBefore(int tag) {
    return tag > 0 && tag % 2 == 0 ? tag - 1 : 0;
  }
}
