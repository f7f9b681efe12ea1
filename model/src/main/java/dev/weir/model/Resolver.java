package dev.weir.model;

import dev.weir.model.net.Host;
import dev.weir.model.net.Ip;
import java.util.List;
import java.util.concurrent.CompletionStage;

/** Looks names up. */
public interface Resolver {

  /** Completes with every A and AAAA of {@code name}, never empty; with an {@link java.io.IOException} where there is none. */
  CompletionStage<List<Ip>> resolve(Host.Name name);
}
