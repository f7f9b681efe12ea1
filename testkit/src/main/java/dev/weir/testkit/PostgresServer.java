package dev.weir.testkit;

import dev.weir.x509.Identity;
import dev.weir.x509.Pem;
import java.io.File;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.CertificateException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * A real PostgreSQL on loopback, of this machine's own: to be killed, frozen and started again. Its data are in a folder of
 * its own and go with it. Nothing is synced to the disk, which outlives any kill of the process.
 */
public final class PostgresServer implements AutoCloseable {

  /** The one user, which is also the name of the database, and the password. */
  public static final String USER = "weir";
  public static final String PASSWORD = "of-the-tests";

  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final String PATH = System.getenv().getOrDefault("PATH", "/usr/bin:/bin");
  private static final String NOBODY = "65534";

  /** PostgreSQL refuses to be root; for root it is run as nobody. */
  private static final List<String> AS = "root".equals(System.getProperty("user.name"))
      ? List.of("setpriv", "--reuid=" + NOBODY, "--regid=" + NOBODY, "--clear-groups")
      : List.of();

  private static Optional<Path> fresh = Optional.empty();

  private final Path folder;
  private final int port;
  private final List<String> options;
  private Optional<Process> process = Optional.empty();

  private PostgresServer(Path folder, int port, List<String> options) {
    this.folder = folder;
    this.port = port;
    this.options = options;
  }

  /** Returns whether this machine has a {@code postgres} to run. */
  public static boolean isHere() {
    return program("postgres").isPresent() && program("initdb").isPresent();
  }

  /** On the path, or where Debian keeps it: the newest. */
  private static Optional<Path> program(String name) {
    Path debian = Path.of("/usr/lib/postgresql");
    try (Stream<Path> versions = Files.isDirectory(debian) ? Files.list(debian) : Stream.empty()) {
      return Stream.concat(Stream.of(PATH.split(File.pathSeparator, -1)).map(Path::of),
          versions.sorted(Comparator.reverseOrder()).map(version -> version.resolve("bin")))
          .map(each -> each.resolve(name)).filter(Files::isExecutable).findFirst();
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  /** Returns one that runs, with an empty database; {@code options} are of its configuration: {@code name=value}. */
  public static PostgresServer start(String... options) throws IOException, InterruptedException {
    PostgresServer server = make(List.of(options));
    server.restart();
    return server;
  }

  /** The same, and whoever does not speak TLS is refused; the authority of its certificate is written to {@code authority}. */
  public static PostgresServer startWithTls(String name, Path authority)
      throws IOException, InterruptedException, CertificateException {
    TestAuthority from = TestAuthority.create();
    from.writePem(authority);
    Identity identity = from.server(name);
    PostgresServer server = make(List.of("ssl=on", "ssl_cert_file=cert.pem", "ssl_key_file=key.pem"));
    Files.writeString(server.data().resolve("cert.pem"), Pem.of(identity.certificate()));
    Files.writeString(server.data().resolve("key.pem"), Pem.ofUnencrypted(identity.key()));
    Files.writeString(server.data().resolve("pg_hba.conf"), "hostssl all all all scram-sha-256\n");
    run(List.of("chmod", "600", server.data().resolve("key.pem").toString()), server.folder);
    server.own();
    server.restart();
    return server;
  }

  private static PostgresServer make(List<String> options) throws IOException, InterruptedException {
    PostgresServer server = new PostgresServer(Files.createTempDirectory("weir-postgres"), FreePort.find(),
        options);
    run(List.of("cp", "-a", fresh().resolve("data").toString(), server.folder.toString()), server.folder);
    server.own();
    return server;
  }

  /** Returns the folder of an empty database, made once for all: that takes seconds, and a copy of it none. */
  private static synchronized Path fresh() throws IOException, InterruptedException {
    if (fresh.isEmpty()) {
      PostgresServer first = new PostgresServer(Files.createTempDirectory("weir-postgres"), 0, List.of());
      Path password = Files.writeString(first.folder.resolve("password"), PASSWORD);
      first.own();
      run(as("initdb", "-D", first.data().toString(), "-U", USER, "--auth=scram-sha-256",
          "--pwfile=" + password, "--encoding=UTF8", "--no-locale", "--no-sync"), first.folder);
      fresh = Optional.of(first.folder);
      Runtime.getRuntime().addShutdownHook(Thread.ofPlatform().unstarted(() -> deleteQuietly(first)));
    }
    return fresh.get();
  }

  private static void deleteQuietly(PostgresServer server) {
    try {
      server.close();
    } catch (IOException e) {
      // A folder for what is temporary is cleared by others.
    }
  }

  private Path data() {
    return folder.resolve("data");
  }

  private void own() throws IOException, InterruptedException {
    if (!AS.isEmpty()) {
      run(List.of("chown", "-R", NOBODY + ":" + NOBODY, folder.toString()), folder);
    }
  }

  private static List<String> as(String program, String... arguments) throws IOException {
    List<String> command = new ArrayList<>(AS);
    command.add(program(program).orElseThrow(() -> new IOException("there is no " + program)).toString());
    command.addAll(List.of(arguments));
    return command;
  }

  private static void run(List<String> command, Path folder) throws IOException, InterruptedException {
    Path log = folder.resolve("log");
    Process ran = builder(command, folder).start();
    if (!ran.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS) || ran.exitValue() != 0) {
      throw new IOException(command + ": " + Files.readString(log));
    }
  }

  private static ProcessBuilder builder(List<String> command, Path folder) {
    return new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true)
        .redirectOutput(ProcessBuilder.Redirect.appendTo(folder.resolve("log").toFile()));
  }

  /** Starts it, again, at the same port and with the data that it has kept; returns when it answers. */
  public void restart() throws IOException, InterruptedException {
    List<String> command = as("postgres", "-D", data().toString());
    List<String> settings = new ArrayList<>(List.of("port=" + port, "listen_addresses=127.0.0.1",
        "unix_socket_directories=", "fsync=off", "shared_buffers=32MB", "max_connections=60"));
    settings.addAll(options);
    settings.forEach(setting -> command.addAll(List.of("-c", setting)));
    Process started = builder(command, folder).start();
    process = Optional.of(started);
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (!isReady(started)) {
      if (System.nanoTime() > end || !started.isAlive()) {
        throw new IOException(Files.readString(folder.resolve("log")));
      }
      Thread.sleep(20);
    }
  }

  /** It says so itself in a file, once it has recovered. */
  private boolean isReady(Process started) throws IOException {
    Path said = data().resolve("postmaster.pid");
    List<String> lines = Files.exists(said) ? Files.readAllLines(said) : List.of();
    return lines.size() > 7 && lines.getFirst().strip().equals(Long.toString(started.pid()))
        && lines.get(7).strip().equals("ready");
  }

  /** Returns where it listens on loopback. */
  public int port() {
    return port;
  }

  /** Returns its address, as a configuration says it. */
  public String url() {
    return "postgresql://" + USER + "@127.0.0.1:" + port + "/postgres";
  }

  /** Ends all of its processes as {@code kill -9} does; the first is stopped before, so that no further one comes to be. */
  public void kill() throws IOException, InterruptedException {
    signal("-STOP", all().stream().limit(1).toList());
    List<ProcessHandle> all = all();
    all.forEach(ProcessHandle::destroyForcibly);
    if (process.isPresent()) {
      process.get().waitFor();
    }
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (all.stream().anyMatch(PostgresServer::runs) && System.nanoTime() < end) {
      Thread.sleep(1);
    }
  }

  /** One that has ended counts as alive until somebody has asked how: of those that lost their parent, seconds later. */
  private static boolean runs(ProcessHandle one) {
    return one.isAlive() && one.info().command().isPresent();
  }

  /** Stops it where it stands: it takes connections and answers nothing. */
  public void freeze() throws IOException, InterruptedException {
    signal("-STOP", all());
  }

  /** Lets it go on. */
  public void thaw() throws IOException, InterruptedException {
    signal("-CONT", all());
  }

  private void signal(String name, List<ProcessHandle> to) throws IOException, InterruptedException {
    if (!to.isEmpty()) {
      List<String> command = new ArrayList<>(List.of("kill", name));
      to.forEach(one -> command.add(Long.toString(one.pid())));
      run(command, folder);
    }
  }

  /** The one that starts the others comes first; none where it does not run. */
  private List<ProcessHandle> all() {
    return process.filter(Process::isAlive).map(Process::toHandle)
        .map(first -> Stream.concat(Stream.of(first), first.descendants()).toList()).orElse(List.of());
  }

  @Override
  public void close() throws IOException {
    try {
      kill();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException(e.getMessage());
    }
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(file);
      }
    }
  }
}
