package dev.weir.app.log;

import dev.weir.gateway.Trace;
import dev.weir.model.CallId;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.logging.Formatter;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.SimpleFormatter;
import org.jspecify.annotations.Nullable;

/**
 * One event of a log, from whichever library. A call's id and trace are found among the event's parts.
 *
 * @param call the call that it is about; empty text for none
 * @param trace the trace of that call; empty text for none
 */
record Event(Instant at, String level, String logger, String message, String thread, String call,
    String trace, Optional<Throwable> fault) {

  private static final Formatter MESSAGES = new SimpleFormatter();

  /** Returns what {@code logged} tells, in the words of {@link System.Logger.Level}. */
  static Event of(LogRecord logged) {
    return new Event(logged.getInstant().truncatedTo(ChronoUnit.MILLIS), word(logged.getLevel()),
        logged.getLoggerName() == null ? "" : logged.getLoggerName(), MESSAGES.formatMessage(logged),
        Thread.currentThread().getName(), part(logged, CallId.class), part(logged, Trace.class),
        Optional.ofNullable(logged.getThrown()));
  }

  private static String part(LogRecord logged, Class<?> type) {
    @Nullable
    Object[] parts = logged.getParameters();
    if (parts != null) {
      for (Object part : parts) {
        if (type.isInstance(part)) {
          return String.valueOf(part);
        }
      }
    }
    return "";
  }

  private static String word(Level level) {
    int value = level.intValue();
    if (value >= Level.SEVERE.intValue()) {
      return "error";
    }
    if (value >= Level.WARNING.intValue()) {
      return "warning";
    }
    return value >= Level.INFO.intValue() ? "info" : value >= Level.FINE.intValue() ? "debug" : "trace";
  }
}
