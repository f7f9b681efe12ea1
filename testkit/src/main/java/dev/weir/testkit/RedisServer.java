package dev.weir.testkit;

import dev.weir.x509.Identity;
import dev.weir.x509.Pem;
import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.CertificateException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** A real Redis on loopback, of this machine's own: to be killed, frozen and started again. */
public final class RedisServer implements AutoCloseable {

  private static final Duration PATIENCE = Daemon.PATIENCE;
  private static final String PATH = System.getenv().getOrDefault("PATH", "/usr/bin:/bin");

  private final Path folder;
  private final List<String> options;
  private final int port;
  private final boolean tls;
  private Process process;

  private RedisServer(Path folder, int port, boolean tls, List<String> options) throws IOException {
    this.folder = folder;
    this.port = port;
    this.tls = tls;
    this.options = options;
    process = run();
  }

  /** Returns whether this machine has a {@code redis-server} to run. */
  public static boolean isHere() {
    return Stream.of(PATH.split(File.pathSeparator, -1))
        .anyMatch(each -> Files.isExecutable(Path.of(each, "redis-server")));
  }

  /** Returns one that runs and keeps its data in {@code folder}. */
  public static RedisServer start(Path folder, String... options) throws IOException, InterruptedException {
    return start(folder, false, List.of(options));
  }

  /** The same with TLS, by a certificate for {@code name}; the authority that vouches for it is {@code ca.pem} in the folder. */
  public static RedisServer startWithTls(Path folder, String name)
      throws IOException, InterruptedException, CertificateException {
    TestAuthority authority = TestAuthority.create();
    authority.writePem(folder.resolve("ca.pem"));
    Identity identity = authority.server(name);
    Files.writeString(folder.resolve("cert.pem"), Pem.of(identity.certificate()));
    Files.writeString(folder.resolve("key.pem"), Pem.ofUnencrypted(identity.key()));
    return start(folder, true, List.of("--tls-cert-file", "cert.pem", "--tls-key-file", "key.pem",
        "--tls-ca-cert-file", "ca.pem", "--tls-auth-clients", "no"));
  }

  private static RedisServer start(Path folder, boolean tls, List<String> options)
      throws IOException, InterruptedException {
    RedisServer server = new RedisServer(folder, FreePort.find(), tls, options);
    server.listens();
    return server;
  }

  private Process run() throws IOException {
    List<String> command = new ArrayList<>(List.of("redis-server", "--bind", "127.0.0.1", "--port",
        tls ? "0" : Integer.toString(port), "--tls-port", tls ? Integer.toString(port) : "0", "--dir",
        folder.toString(), "--save", "", "--daemonize", "no"));
    command.addAll(options);
    return new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true)
        .redirectOutput(folder.resolve("log").toFile()).start();
  }

  private void listens() throws IOException, InterruptedException {
    Daemon.listens(process, port, folder.resolve("log"));
  }

  /** Returns where it listens on loopback. */
  public int port() {
    return port;
  }

  /** Ends it as {@code kill -9} does. */
  public void kill() {
    process.destroyForcibly().onExit().join();
  }

  /** Starts it again, at the same port and with the data that it has kept. */
  public void restart() throws IOException, InterruptedException {
    process = run();
    listens();
  }

  /** Stops it where it stands: it takes connections and answers nothing. */
  public void freeze() throws IOException, InterruptedException {
    signal("STOP");
  }

  /** Lets it go on. */
  public void thaw() throws IOException, InterruptedException {
    signal("CONT");
  }

  private void signal(String name) throws IOException, InterruptedException {
    Process sent = new ProcessBuilder("kill", "-" + name, Long.toString(process.pid())).inheritIO().start();
    if (!sent.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS) || sent.exitValue() != 0) {
      throw new IOException("no signal was sent");
    }
  }

  /** Says one command and returns the first line of the answer. */
  public String say(String command) throws IOException {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      socket.setSoTimeout((int) PATIENCE.toMillis());
      socket.getOutputStream().write((command + "\r\n").getBytes(StandardCharsets.US_ASCII));
      byte[] answer = new byte[512];
      int read = socket.getInputStream().read(answer);
      return new String(answer, 0, Math.max(read, 0), StandardCharsets.US_ASCII).lines().findFirst()
          .orElse("");
    }
  }

  @Override
  public void close() {
    kill();
  }
}
