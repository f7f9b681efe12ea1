package dev.weir.scan.finding;

/**
 * One step of the way that data takes, from its source to the call that sends it.
 *
 * @param line from 1
 * @param what in a few words: {@code parameter email}, {@code os.environ["API_KEY"]}, {@code hashed by hashlib.sha256}
 */
public record Step(String path, int line, String what) {

  /** Written out: what a record has of its own is put together when it is first used, which takes milliseconds. */
  @Override
  public boolean equals(Object other) {
    return this == other || other instanceof Step that && line == that.line && what.equals(that.what)
        && path.equals(that.path);
  }

  @Override
  public int hashCode() {
    return 31 * (31 * path.hashCode() + line) + what.hashCode();
  }
}
