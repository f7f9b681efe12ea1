package dev.weir.audit;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * What was found when the log was opened. A torn tail is what a crash leaves: it was never acknowledged, so it is taken out of
 * the log and set aside. Damage is anything else; it is left as it is, appending goes on in a new segment, and {@code Verify}
 * keeps naming it.
 */
public record Recovery(Optional<TornTail> torn, List<String> damage) {

  /** Nothing to say. */
  static final Recovery NONE = new Recovery(Optional.empty(), List.of());

  public Recovery {
    damage = List.copyOf(damage);
  }

  /**
   * A write that was cut short.
   *
   * @param segment the file that it was taken out of
   * @param bytes how many, zeros at its end not counted
   * @param copy where they are now
   */
  public record TornTail(Path segment, long offset, long bytes, Path copy) {
    @Override
    public String toString() {
      return bytes + " bytes of an unfinished write at offset " + offset + " of " + segment + " moved to "
          + copy;
    }
  }

  /** Returns whether the log was as it should be. */
  public boolean isClean() {
    return torn.isEmpty() && damage.isEmpty();
  }
}
