package dev.weir.model;

import dev.weir.model.net.Host;
import dev.weir.model.net.Ip;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.CompletionStage;

/** Looks names up. */
public interface Resolver {

  /** Nobody answered in time: whether there is such a name is not known. */
  final class Silence extends IOException {
    public Silence(String message) {
      super(message);
    }
  }

  /**
   * Completes with every A and AAAA of {@code name}, never empty; with an {@link IOException} where there is none, with
   * {@link Silence} where nobody said so.
   */
  CompletionStage<List<Ip>> resolve(Host.Name name);
}
