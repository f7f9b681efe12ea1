package dev.weir.app.command;

import java.lang.reflect.Proxy;

/**
 * SIGHUP, which the JDK only tells of through {@code sun.misc.Signal}: a supported class (JEP 260) that javac warns of without a
 * way to say that it is meant, so it is asked by name.
 */
final class HangUp {

  private HangUp() {}

  /** Runs {@code what} at each SIGHUP; returns whether this system has such a signal. */
  static boolean runs(Runnable what) {
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
          signal.getConstructor(String.class).newInstance("HUP"), runner);
      return true;
    } catch (ReflectiveOperationException e) {
      return false;
    }
  }
}
