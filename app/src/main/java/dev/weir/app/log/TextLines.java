package dev.weir.app.log;

import dev.weir.app.text.Screen;
import java.util.logging.Formatter;
import java.util.logging.LogRecord;

/** One line for each event, for people: time, level, logger and message, with a dot for each control character. */
final class TextLines extends Formatter {

  @Override
  public String format(LogRecord logged) {
    Event event = Event.of(logged);
    StringBuilder line = new StringBuilder(160).append(event.at()).append(' ').append(event.level())
        .append(' ').append(Screen.visible(event.logger())).append(": ")
        .append(Screen.visible(event.message()));
    event.fault().ifPresent(fault -> {
      StackTraceElement[] places = fault.getStackTrace();
      line.append(" (").append(fault.getClass().getName())
          .append(places.length == 0 ? "" : " at " + places[0]).append(')');
    });
    return line.append('\n').toString();
  }
}
