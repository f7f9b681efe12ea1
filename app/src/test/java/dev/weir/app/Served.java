package dev.weir.app;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** {@code weir serve} as a process of its own. */
final class Served implements AutoCloseable {

  private static final Duration PATIENCE = Duration.ofMinutes(2);

  private final Process process;
  private final Path errors;

  private Served(Process process, Path errors) {
    this.process = process;
    this.errors = errors;
  }

  /** Starts one and returns once it listens. */
  static Served start(Path configuration, String... options) throws IOException, InterruptedException {
    return start(configuration, Map.of(), options);
  }

  /** Starts one, and returns once it listens. */
  static Served start(Path configuration, Map<String, String> environment, String... options)
      throws IOException, InterruptedException {
    Served served = begin(configuration, environment, options);
    try {
      await("weir serve to listen", () -> served.address("admin").isPresent() || !served.process.isAlive());
      if (served.address("admin").isEmpty()) {
        throw new AssertionError("it ended: " + served.errors());
      }
      return served;
    } catch (AssertionError e) {
      served.close();
      throw e;
    }
  }

  /** Starts one of which it is not known whether it ever listens. */
  static Served begin(Path configuration, Map<String, String> environment, String... options)
      throws IOException {
    Path errors = configuration.resolveSibling("stderr-" + UUID.randomUUID() + ".txt");
    List<String> command = new ArrayList<>(Shipped.COMMAND);
    command.addAll(List.of("serve", "-c", configuration.toString()));
    command.addAll(List.of(options));
    ProcessBuilder builder = new ProcessBuilder(command).redirectError(errors.toFile())
        .redirectOutput(ProcessBuilder.Redirect.DISCARD);
    builder.environment().keySet().removeIf(name -> name.startsWith("WEIR_"));
    builder.environment().putAll(environment);
    return new Served(builder.start(), errors);
  }

  /** Waits for {@code what}; fails where it does not come. */
  static void await(String what, Supplier<Boolean> come) throws InterruptedException {
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (!come.get()) {
      if (System.nanoTime() > end) {
        throw new AssertionError("waited in vain for " + what);
      }
      Thread.sleep(10);
    }
  }

  /** Returns a URI of the gateway's. */
  URI gateway(String path) {
    return at("gateway", path);
  }

  /** Returns a URI of the forward proxy's. */
  URI proxy() {
    return at("proxy", "/");
  }

  /** Returns a URI of the admin API's. */
  URI admin(String path) {
    return at("admin", path);
  }

  private URI at(String door, String path) {
    return URI.create(address(door).orElseThrow() + path);
  }

  /** Returns what stands behind {@code door} in the line that tells where Weir listens, once all of it is there. */
  private Optional<String> address(String door) {
    for (String line : errors().split("\n", -1)) {
      int start = line.indexOf(door + " http://");
      if (start >= 0 && line.contains("  admin http://") && errors().endsWith("\n")) {
        String address = line.substring(start + door.length() + 1);
        int end = address.indexOf(' ');
        return Optional.of(end < 0 ? address : address.substring(0, end));
      }
    }
    return Optional.empty();
  }

  /** Returns what it has said on standard error so far. */
  String errors() {
    return text(errors);
  }

  static String text(Path errors) {
    try {
      return Files.readString(errors);
    } catch (IOException e) {
      throw new AssertionError("its standard error cannot be read", e);
    }
  }

  /** Returns how much memory it has, in mebibytes, as proc_pid_status(5) tells. */
  long memory() throws IOException {
    try (Stream<String> lines = Files.lines(Path.of("/proc/" + pid() + "/status"))) {
      String resident = lines.filter(line -> line.startsWith("VmRSS:")).findFirst().orElseThrow();
      return Long.parseLong(resident.replaceAll("[^0-9]", "")) >> 10;
    }
  }

  long pid() {
    return process.pid();
  }

  boolean isAlive() {
    return process.isAlive();
  }

  /** Ends it as {@code kill -9} does. */
  void kill() {
    process.destroyForcibly().onExit().join();
  }

  /** Asks it to end, by SIGTERM. */
  void terminate() {
    process.destroy();
  }

  /** Asks it to read its configuration again, by SIGHUP. */
  void hangUp() throws IOException, InterruptedException {
    new ProcessBuilder("kill", "-HUP", Long.toString(process.pid())).start().waitFor();
  }

  /** Returns its exit code, once it has ended by itself. */
  int exitCode() throws InterruptedException {
    if (!process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
      throw new AssertionError("still running: " + errors());
    }
    return process.exitValue();
  }

  @Override
  public void close() {
    kill();
  }
}
