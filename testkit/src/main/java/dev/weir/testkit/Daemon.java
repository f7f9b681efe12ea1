package dev.weir.testkit;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/** A server that is a program of this machine's, once it has been started. */
final class Daemon {

  static final Duration PATIENCE = Duration.ofSeconds(30);

  private Daemon() {}

  /** Waits until {@code process} listens at {@code port} on loopback; throws with what it wrote to {@code log} where it does not. */
  static void listens(Process process, int port, Path log) throws IOException, InterruptedException {
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (true) {
      try (Socket _ = new Socket(InetAddress.getLoopbackAddress(), port)) {
        return;
      } catch (IOException e) {
        if (System.nanoTime() > end || !process.isAlive()) {
          throw new IOException(Files.readString(log), e);
        }
        Thread.sleep(10);
      }
    }
  }
}
