package dev.weir.app.log;

import dev.weir.admin.debug.Debug;
import dev.weir.model.settings.Telemetry;
import dev.weir.model.settings.Telemetry.Format;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.logging.Formatter;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

/** The log of the whole process: takes the place of what the JDK would write, in one form and from one level on. */
public final class Log implements Debug.LogLevel {

  /** Libraries that tell of each packet; theirs begin at {@code info} whatever level is asked for. */
  private static final List<String> TALKATIVE = List.of("io.netty", "io.lettuce", "io.opentelemetry", "jdk",
      "sun", "javax", "java", "com.sun", "com.zaxxer", "org.postgresql", "reactor");

  private static final Log OF_PROCESS = new Log();

  private final Logger root = Logger.getLogger("");
  /** Held on to: a logger that nobody holds forgets its level. */
  private final List<Logger> talkative = TALKATIVE.stream().map(Logger::getLogger).toList();
  private volatile Telemetry.Level level = Telemetry.USUAL.log().level();

  private Log() {}

  /** Returns the one log of this process. */
  public static Log ofProcess() {
    return OF_PROCESS;
  }

  /** Writes to {@code to}, and nowhere else, from now on. */
  public void begin(Telemetry.Log rule, PrintStream to) {
    for (Handler handler : root.getHandlers()) {
      root.removeHandler(handler);
    }
    root.addHandler(new Writer(rule.format() == Format.JSON ? new JsonLines() : new TextLines(), to));
    set(rule.level());
  }

  @Override
  public Telemetry.Level level() {
    return level;
  }

  @Override
  public void set(Telemetry.Level least) {
    level = least;
    root.setLevel(of(least));
    for (Logger library : talkative) {
      library.setLevel(of(least).intValue() < Level.INFO.intValue() ? Level.INFO : null);
    }
  }

  private static Level of(Telemetry.Level level) {
    return switch (level) {
      case TRACE -> Level.FINER;
      case DEBUG -> Level.FINE;
      case INFO -> Level.INFO;
      case WARNING -> Level.WARNING;
      case ERROR -> Level.SEVERE;
    };
  }

  /** Writes each event at once, as a whole. */
  private static final class Writer extends Handler {
    private final PrintStream to;

    Writer(Formatter form, PrintStream to) {
      this.to = to;
      setFormatter(form);
      setLevel(Level.ALL);
    }

    @Override
    public void publish(LogRecord event) {
      if (isLoggable(event)) {
        byte[] line = getFormatter().format(event).getBytes(StandardCharsets.UTF_8);
        synchronized (to) {
          to.write(line, 0, line.length);
          to.flush();
        }
      }
    }

    @Override
    public void flush() {
      to.flush();
    }

    @Override
    public void close() {}
  }
}
