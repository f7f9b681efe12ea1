package dev.weir.model.settings;

import dev.weir.model.net.Target;
import java.util.Optional;

/** What Weir tells of itself while it runs, besides its metrics; as long as it runs. */
public record Telemetry(Log log, Optional<Traces> traces) {

  public static final Telemetry USUAL = new Telemetry(new Log(Format.TEXT, Level.INFO), Optional.empty());

  /** The log on standard error. */
  public record Log(Format format, Level level) {}

  /** How a line of it is written. */
  public enum Format {
    TEXT, JSON
  }

  /** The least that is written. */
  public enum Level {
    TRACE, DEBUG, INFO, WARNING, ERROR
  }

  /**
   * Where traces go.
   *
   * @param url takes OTLP over HTTP
   * @param share of the traces that begin here, 0 to 1; what a known caller has begun is kept as that caller says
   * @param authorization the field of that name; empty where none is asked for
   */
  public record Traces(Target url, double share, Optional<Shared.Password> authorization) {}
}
