package dev.weir.app.command;

import java.lang.reflect.Proxy;

/**
 * What the system tells a process. The JDK passes it on through {@code sun.misc.Signal} only: a supported class (JEP 260) that
 * javac warns of without a way to say that it is meant, so it is asked by name.
 */
public enum Signal {
  /** Ctrl-C. */
  INT,
  /** The ordinary request to end. */
  TERM,
  /** To a server: read the configuration again. */
  HUP;

  /**
   * Runs {@code what} at each of this signal from now on, instead of what the JVM would do by itself; returns whether this
   * system has such a signal.
   */
  public boolean runs(Runnable what) {
    try {
      Class<?> signal = Class.forName("sun.misc.Signal");
      Class<?> handler = Class.forName("sun.misc.SignalHandler");
      Object runner = Proxy.newProxyInstance(handler.getClassLoader(), new Class<?>[]{handler},
          (self, method, arguments) -> {
            if (method.getName().equals("handle")) {
              what.run();
            }
            return null;
          });
      signal.getMethod("handle", signal, handler).invoke(null,
          signal.getConstructor(String.class).newInstance(name()), runner);
      return true;
    } catch (ReflectiveOperationException e) {
      return false;
    }
  }
}
