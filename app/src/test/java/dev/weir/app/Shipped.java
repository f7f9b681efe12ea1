package dev.weir.app;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/**
 * How tests start a Weir as a process of its own: with the launcher's flags, but compiled fast rather than well, from the jar that
 * is shipped where there is one, and then with a cache of its classes, which halves the CPU of a start.
 */
final class Shipped {

  private static final List<String> FLAGS = List.of("-XX:+UseSerialGC", "-XX:+UseCompactObjectHeaders",
      "--enable-native-access=ALL-UNNAMED", "--sun-misc-unsafe-memory-access=allow", "-Xlog:disable",
      "-Xlog:all=error:stderr", "-Xmx128m", "-XX:MaxDirectMemorySize=64m", "-XX:TieredStopAtLevel=1");
  private static final Path CACHE = Path.of("target", "served.aot");
  private static final String NOTHING = """
      version: 1
      listen: {gateway: "127.0.0.1:0", proxy: "127.0.0.1:0", admin: "127.0.0.1:0"}
      data: ./weir-data
      """;

  /** Up to Weir's own arguments. */
  static final List<String> COMMAND = command();

  private Shipped() {}

  private static List<String> command() {
    try {
      Path code = Path.of(Main.class.getProtectionDomain().getCodeSource().getLocation().toURI());
      return Files.isRegularFile(code)
          ? java(cache(code).map(made -> "-XX:AOTCache=" + made).stream().toList(), code.toString())
          : java(List.of(), classes());
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    } catch (IOException | InterruptedException e) {
      throw new UncheckedIOException(new IOException("no Weir to be started", e));
    }
  }

  private static List<String> java(List<String> flags, String classPath) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(FLAGS);
    command.addAll(flags);
    command.addAll(List.of("-cp", classPath, Main.class.getName()));
    return List.copyOf(command);
  }

  /** Returns the class path without the tests' logger, which keeps to itself what Weir has to say. */
  private static String classes() {
    return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator, -1))
        .filter(entry -> !entry.contains("slf4j-") || entry.contains("slf4j-api"))
        .collect(Collectors.joining(File.pathSeparator));
  }

  /** Returns the cache, made by the first of the JVMs that run tests beside each other; empty where this JVM makes none. */
  private static Optional<Path> cache(Path jar) throws IOException, InterruptedException {
    Path lock = CACHE.resolveSibling("served.lock");
    try (FileChannel channel = FileChannel.open(lock, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        FileLock _ = channel.lock()) {
      if (Files.notExists(CACHE)
          || Files.getLastModifiedTime(CACHE).compareTo(Files.getLastModifiedTime(jar)) < 0) {
        make(jar);
      }
      return Files.exists(CACHE) ? Optional.of(CACHE.toAbsolutePath()) : Optional.empty();
    }
  }

  /** A Weir that starts and ends has loaded what all of them load. */
  private static void make(Path jar) throws IOException, InterruptedException {
    Files.deleteIfExists(CACHE);
    Path folder = Files.createTempDirectory("served");
    Path configuration = Files.writeString(folder.resolve("weir.yaml"), NOTHING);
    Path errors = folder.resolve("stderr.txt");
    List<String> command = new ArrayList<>(
        java(List.of("-XX:AOTCacheOutput=" + CACHE.toAbsolutePath()), jar.toString()));
    command.addAll(List.of("serve", "-c", configuration.toString()));
    Process weir = new ProcessBuilder(command).redirectError(errors.toFile())
        .redirectOutput(ProcessBuilder.Redirect.DISCARD).start();
    Served.await("a Weir to be rehearsed",
        () -> !weir.isAlive() || Served.text(errors).contains("  admin http://"));
    weir.destroy();
    weir.waitFor(1, TimeUnit.MINUTES);
  }
}
