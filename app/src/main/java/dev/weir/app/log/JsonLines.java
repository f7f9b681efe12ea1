package dev.weir.app.log;

import dev.weir.model.net.Json;
import java.util.Optional;
import java.util.logging.Formatter;
import java.util.logging.LogRecord;

/**
 * One JSON object a line, for programs: {@code time} (RFC 3339, UTC), {@code level}, {@code logger}, {@code message},
 * {@code thread}, and where there are any {@code call}, {@code trace} and {@code error}. Of an error its kinds and places are
 * written, never its message, which may quote what was being read.
 */
final class JsonLines extends Formatter {

  private static final int MOST_PLACES = 64;
  private static final int MOST_CAUSES = 8;

  @Override
  public String format(LogRecord logged) {
    Event event = Event.of(logged);
    StringBuilder line = new StringBuilder(256).append("{\"time\":\"").append(event.at()).append('"');
    add(line, "level", event.level());
    add(line, "logger", event.logger());
    add(line, "message", event.message());
    add(line, "thread", event.thread());
    if (!event.call().isEmpty()) {
      add(line, "call", event.call());
    }
    if (!event.trace().isEmpty()) {
      add(line, "trace", event.trace());
    }
    event.fault().ifPresent(fault -> error(line.append(",\"error\":"), fault, MOST_CAUSES));
    return line.append("}\n").toString();
  }

  private static void error(StringBuilder line, Throwable fault, int causes) {
    line.append("{\"type\":").append(Json.quote(fault.getClass().getName())).append(",\"stack\":[");
    StackTraceElement[] places = fault.getStackTrace();
    for (int i = 0; i < Math.min(places.length, MOST_PLACES); i++) {
      line.append(i == 0 ? "" : ",").append(Json.quote(places[i].toString()));
    }
    line.append(']');
    Optional<Throwable> cause = Optional.ofNullable(fault.getCause());
    if (cause.isPresent() && causes > 0) {
      error(line.append(",\"cause\":"), cause.get(), causes - 1);
    }
    line.append('}');
  }

  private static void add(StringBuilder line, String name, String value) {
    line.append(",\"").append(name).append("\":").append(Json.quote(value));
  }
}
