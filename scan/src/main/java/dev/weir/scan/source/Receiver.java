package dev.weir.scan.source;

import dev.weir.scan.configuration.ConfigurationFile;
import dev.weir.scan.finding.Skipped;

/** Takes what is found, one after the other: it may wait, and then nothing more is read into memory. */
public interface Receiver {

  void source(SourceFile file);

  void skipped(Skipped skipped);

  /** Takes a configuration file; {@link #skipped} tells of it too, since no source is in it. */
  void configuration(ConfigurationFile file);
}
