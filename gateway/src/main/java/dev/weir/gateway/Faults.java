package dev.weir.gateway;

import dev.weir.model.CallId;
import java.util.concurrent.CompletionException;

/** What to do with exceptions that nobody expected. */
final class Faults {

  private static final System.Logger LOG = System.getLogger("dev.weir.gateway");

  private Faults() {}

  /** Returns what a completion was wrapped around. */
  static Throwable root(Throwable failure) {
    Throwable root = failure;
    while (root instanceof CompletionException && root.getCause() != null) {
      root = root.getCause();
    }
    return root;
  }

  /** Logs where a fault came from; not its message, which may quote what was being read. The trace is for logs that keep their events' parts. */
  static void log(CallId call, Trace trace, Throwable fault) {
    Throwable root = root(fault);
    StackTraceElement[] places = root.getStackTrace();
    LOG.log(System.Logger.Level.ERROR, "call {0} failed closed: {1} at {2}", call, root.getClass().getName(),
        places.length == 0 ? "an unknown place" : places[0], trace);
  }
}
