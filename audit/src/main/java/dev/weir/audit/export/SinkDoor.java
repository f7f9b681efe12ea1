package dev.weir.audit.export;

import dev.weir.model.Credentials;
import dev.weir.model.settings.ExportTarget;
import dev.weir.model.settings.ExportTerms;
import java.io.IOException;

/** Opens sinks of one kind of target. Modules that bring a library of their own provide it as a service. */
public interface SinkDoor {

  /** Returns whether it opens sinks to targets like this. */
  boolean leadsTo(ExportTarget target);

  /** Returns a sink as {@code terms} have it, which {@link #leadsTo leads} to their target. */
  Sink open(ExportTerms terms, Credentials credentials) throws IOException;
}
