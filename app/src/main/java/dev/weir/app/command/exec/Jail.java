package dev.weir.app.command.exec;

import dev.weir.app.command.CannotRun;
import java.io.Closeable;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * A network of a program's own, with nothing in it but loopback and a way to Weir's proxy: what does not go through Weir goes
 * nowhere. Made of Linux's user and network namespaces by {@code unshare} of util-linux, without being root; inside, the program
 * has no capabilities, so that it cannot get out by them. Unix sockets of the file system stay within its reach.
 *
 * <p>The hole in the wall is a Unix socket, which works across network namespaces: {@link Inmate} listens on loopback inside and
 * carries to it, this carries from it to the proxy.
 */
final class Jail implements Closeable {

  /** Nothing else listens in there. */
  static final InetSocketAddress PROXY_INSIDE = new InetSocketAddress(
      InetAddress.ofLiteral("127.0.0.1"), 8471);

  private static final List<String> WALLS = List.of("unshare", "--user", "--map-current-user", "--net",
      "--keep-caps", "--");
  private static final String ENTER = "ip link set lo up && "
      + "exec setpriv --ambient-caps=-all --inh-caps=-all --bounding-set=-all -- \"$@\"";
  private static final List<String> JAVA = List.of("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-Xmx64m",
      "-Xlog:disable", "-Xlog:all=error:stderr");
  private static final int TRIAL_SECONDS = 20;

  private final Path hole;
  private final Pipe outside;

  private Jail(Path hole, Pipe outside) {
    this.hole = hole;
    this.outside = outside;
  }

  /**
   * Builds one whose only way out is {@code proxy}.
   *
   * @param folder of this user alone, for the hole in the wall
   * @throws CannotRun where this system does not let one be built
   */
  static Jail to(InetSocketAddress proxy, Path folder) throws CannotRun, IOException {
    tryOut();
    Path hole = folder.resolve("proxy");
    ServerSocketChannel server = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
    server.bind(UnixDomainSocketAddress.of(hole));
    return new Jail(hole, Pipe.between(server, proxy));
  }

  private static void tryOut() throws CannotRun {
    List<String> trial = entering(List.of("true"));
    try {
      Process tried = new ProcessBuilder(trial).redirectErrorStream(true).start();
      String said = new String(tried.getInputStream().readAllBytes(),
          java.nio.charset.Charset.defaultCharset());
      if (!tried.waitFor(TRIAL_SECONDS, TimeUnit.SECONDS) || tried.exitValue() != 0) {
        throw impossible(said.lines().findFirst().orElse("it did not say why"));
      }
    } catch (IOException e) {
      throw impossible(String.valueOf(e.getMessage()));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw impossible("interrupted");
    }
  }

  private static CannotRun impossible(String why) {
    return new CannotRun("this system lets no jail be built", why,
        "a jail needs Linux with unshare and setpriv (util-linux), ip (iproute2) and user namespaces: where sysctl"
            + " kernel.apparmor_restrict_unprivileged_userns is 1, or in a container, allow them or go without --jail");
  }

  private static List<String> entering(List<String> command) {
    List<String> all = new ArrayList<>(WALLS);
    all.addAll(List.of("sh", "-c", ENTER, "weir-jail"));
    all.addAll(command);
    return all;
  }

  /** Returns what to start in the place of {@code command}, which then runs inside with the exit code of its own. */
  List<String> around(List<String> command) {
    List<String> inmate = new ArrayList<>();
    inmate.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    inmate.addAll(JAVA);
    inmate.addAll(
        List.of("-cp", System.getProperty("java.class.path"), Inmate.class.getName(), hole.toString()));
    inmate.addAll(command);
    return entering(inmate);
  }

  /** Keeps for the program what is not meant for the Java that starts it inside. */
  static void hide(Map<String, String> environment) {
    String options = environment.remove(Environment.JAVA_OPTIONS);
    if (options != null) {
      environment.put(Inmate.JAVA_OPTIONS, options);
    }
  }

  @Override
  public void close() throws IOException {
    outside.close();
  }
}
