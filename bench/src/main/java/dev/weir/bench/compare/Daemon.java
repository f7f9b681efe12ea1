package dev.weir.bench.compare;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A proxy's process, held to its cores for as long as it lives; what it prints goes to a log. */
final class Daemon implements AutoCloseable {
  private static final Duration START = Duration.ofSeconds(60);
  private static final long STOP_SECONDS = 15;
  private static final long POLL_MILLIS = 50;

  private final Process process;
  private final Path log;

  private Daemon(Process process, Path log) {
    this.process = process;
    this.log = log;
  }

  /** Starts {@code command} in {@code folder}, on {@code cores}, and waits until it accepts on {@code port}. */
  static Daemon start(Path folder, Cores cores, List<String> command, int port)
      throws IOException, InterruptedException {
    Path log = folder.resolve("output.log");
    Daemon daemon = new Daemon(
        new ProcessBuilder(cores.hold(command)).directory(folder.toFile()).redirectErrorStream(true)
            .redirectOutput(log.toFile()).start(),
        log);
    Runtime.getRuntime().addShutdownHook(new Thread(daemon::close));
    daemon.awaitPort(port);
    return daemon;
  }

  /** Returns a port of loopback that nobody listened on a moment ago. */
  static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  CpuClock clock() {
    return CpuClock.of(process.toHandle());
  }

  /** Asks the process to end, and ends it and what it started where it does not. */
  @Override
  public void close() {
    List<ProcessHandle> family = process.descendants().toList();
    process.destroy();
    try {
      process.waitFor(STOP_SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException stop) {
      Thread.currentThread().interrupt();
    }
    process.destroyForcibly();
    family.forEach(ProcessHandle::destroyForcibly);
  }

  private void awaitPort(int port) throws IOException, InterruptedException {
    long until = System.nanoTime() + START.toNanos();
    while (!accepts(port)) {
      if (!process.isAlive() || System.nanoTime() > until) {
        close();
        throw new IOException("did not start:\n" + Files.readString(log));
      }
      Thread.sleep(POLL_MILLIS);
    }
  }

  private static boolean accepts(int port) {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      return socket.isConnected();
    } catch (IOException notYet) {
      return false;
    }
  }
}
