package dev.weir.app;

import dev.weir.app.command.CannotRun;
import dev.weir.app.text.Screen;
import dev.weir.vault.MasterKeySource;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * Does what a start does, so that the JVM can note which classes one needs and keep them loaded and linked in a file (JEP 514).
 * The launcher calls it once for each build and each kind of start; all that it makes is in a folder of its own that is gone
 * afterwards.
 */
public final class Rehearsal {

  private static final List<List<String>> COMMANDS = List.of(List.of("--help"), List.of("--version"),
      List.of("completion"));

  private Rehearsal() {}

  public static void main(String[] args) throws IOException, CannotRun {
    PrintStream nowhere = new PrintStream(OutputStream.nullOutputStream());
    Screen screen = new Screen(nowhere, nowhere, true, true);
    System.setOut(nowhere);
    for (List<String> command : COMMANDS) {
      Weir.withHouseRules(Weir.commands(screen), screen).execute(command.toArray(String[]::new));
    }
    if (List.of(args).equals(List.of("server"))) {
      Path folder = Files.createTempDirectory("weir-rehearsal");
      try {
        serve(folder);
      } finally {
        remove(folder);
      }
    }
  }

  /** Starts a Weir and lets it turn a stranger away. */
  private static void serve(Path folder) throws IOException, CannotRun {
    Path configuration = folder.resolve("weir.yaml");
    try (InputStream text = Rehearsal.class.getResourceAsStream("rehearsal.yaml")) {
      if (text == null) {
        throw new IOException("the configuration of the rehearsal is not in this build");
      }
      Files.copy(text, configuration);
    }
    try (Wiring weir = Wiring.start(configuration, MasterKeySource.beside(folder.resolve("data")), _ -> {})) {
      URI gateway = URI.create("http://127.0.0.1:" + weir.gateway().getPort() + "/ai/v1/chat/completions");
      HttpURLConnection stranger = (HttpURLConnection) gateway.toURL().openConnection();
      stranger.setDoOutput(true);
      stranger.getOutputStream().write("{\"to\": \"ann@example.com\"}".getBytes(StandardCharsets.UTF_8));
      stranger.getResponseCode();
    }
  }

  private static void remove(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }
}
