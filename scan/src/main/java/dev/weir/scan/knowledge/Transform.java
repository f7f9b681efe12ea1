package dev.weir.scan.knowledge;

/**
 * What a call makes of the data that goes through it.
 *
 * @param what for a report: {@code hashlib.sha256}
 */
public record Transform(Kind kind, String what) {

  /** How data comes out. */
  public enum Kind {
    /** No longer to be read: hashed, encrypted, masked. */
    SANITISES,
    /** The same in other letters: base64, compression. */
    ENCODES,
    /** Only a number or a truth of it: {@code len}, {@code bool}. */
    REDUCES,
    /** The same, and its host is one that the code means: it was checked against a list or a pattern. */
    CONFINES
  }

  /** Returns whether what comes out tells nothing any more. */
  public boolean hides() {
    return kind == Kind.SANITISES || kind == Kind.REDUCES;
  }

  /** Returns whether what comes out leads to no host but those that the code means. */
  public boolean confines() {
    return kind == Kind.SANITISES || kind == Kind.CONFINES;
  }

  /** Written out: what a record has of its own is put together when it is first used, which takes milliseconds. */
  @Override
  public boolean equals(Object other) {
    return this == other || other instanceof Transform that && kind == that.kind && what.equals(that.what);
  }

  @Override
  public int hashCode() {
    return 31 * what.hashCode() + kind.name().hashCode();
  }
}
