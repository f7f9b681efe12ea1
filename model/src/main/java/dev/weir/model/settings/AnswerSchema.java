package dev.weir.model.settings;

import dev.weir.model.net.Bytes;
import java.util.Optional;

/**
 * What the body of a successful answer must look like.
 *
 * @param enforced whether another one is refused; where not, it passes and the record says so
 */
public record AnswerSchema(Shape shape, boolean enforced) {

  /** Knows what a body must look like. For any number of threads. */
  public interface Shape {

    /** Returns what {@code body} breaks, in the words of the configuration and with nothing of the body; empty where it fits. */
    Optional<String> broken(Bytes body);
  }
}
