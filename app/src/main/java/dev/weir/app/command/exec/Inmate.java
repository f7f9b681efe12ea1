package dev.weir.app.command.exec;

import java.io.IOException;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.util.List;

/** The first process inside a {@link Jail}: carries the program's connections to the hole in the wall, and ends as the program does. */
final class Inmate {

  /** The program's own {@code JAVA_TOOL_OPTIONS}, which are nothing to this process. */
  static final String JAVA_OPTIONS = "WEIR_JAIL_" + Environment.JAVA_OPTIONS;

  private Inmate() {}

  /** @param args the hole's path, and the program with its arguments */
  public static void main(String[] args) throws IOException, InterruptedException {
    List<String> command = List.of(args).subList(1, args.length);
    ServerSocketChannel server = ServerSocketChannel.open().bind(Jail.PROXY_INSIDE);
    try (Pipe _ = Pipe.between(server, UnixDomainSocketAddress.of(args[0]))) {
      ProcessBuilder program = new ProcessBuilder(command).inheritIO();
      String options = program.environment().remove(JAVA_OPTIONS);
      if (options != null) {
        program.environment().put(Environment.JAVA_OPTIONS, options);
      }
      System.exit(Started.of(program).await());
    }
  }
}
