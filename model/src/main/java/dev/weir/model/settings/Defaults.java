package dev.weir.model.settings;

/**
 * What holds where nothing else is said.
 *
 * @param allowUnlisted whether a host that no destination names may be called; false unless the file says {@code decision: allow}
 * @param allowOnError whether a call goes on when a condition or a detector fails; false unless the file says so
 */
public record Defaults(boolean allowUnlisted, boolean allowOnError, Mode mode) {

  /** ENFORCE acts; SHADOW only records what policies would have done: unknown callers and forbidden addresses stay denied. */
  public enum Mode {
    ENFORCE, SHADOW
  }
}
