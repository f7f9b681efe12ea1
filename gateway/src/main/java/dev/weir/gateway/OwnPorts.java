package dev.weir.gateway;

import dev.weir.model.settings.Listen;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** The ports that Weir listens on: those of its configuration, and those that it left to the system. Safe for many threads. */
public final class OwnPorts {

  private final Set<Integer> chosen = ConcurrentHashMap.newKeySet();

  /** Weir listens on {@code port}, which the system has chosen or may have. */
  public void opened(int port) {
    chosen.add(port);
  }

  boolean have(int port, Listen configured) {
    return configured.hasPort(port) || chosen.contains(port);
  }
}
