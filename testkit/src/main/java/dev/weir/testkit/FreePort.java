package dev.weir.testkit;

import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.security.SecureRandom;

/**
 * Finds ports for servers that have to be told one. They lie below those that the system gives away by itself, so that no other
 * test's connection takes one before its server does.
 */
public final class FreePort {

  private static final int FIRST = 20_000;
  private static final int HOW_MANY = 12_000;
  private static final int TRIES = 100;
  private static final SecureRandom RANDOM = new SecureRandom();

  private FreePort() {}

  /** Returns a port of loopback where nothing listens now. */
  public static int find() throws IOException {
    for (int i = 0; i < TRIES; i++) {
      int port = FIRST + RANDOM.nextInt(HOW_MANY);
      try (ServerSocket free = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
        return free.getLocalPort();
      } catch (BindException e) {
        // Somebody has it: another one, then.
      }
    }
    throw new IOException("no port from " + FIRST + " on is free");
  }
}
