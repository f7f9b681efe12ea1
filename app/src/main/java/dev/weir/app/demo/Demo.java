package dev.weir.app.demo;

import dev.weir.app.command.CannotRun;
import dev.weir.app.text.Cell;
import dev.weir.app.text.Screen;
import dev.weir.app.text.Style;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Plays every scene and prints the transcript. */
public final class Demo implements AutoCloseable {

  private final Screen screen;
  private final Stage stage;

  private Demo(Screen screen, Stage stage) {
    this.screen = screen;
    this.stage = stage;
  }

  /** Starts Weir and its stand-ins in {@code folder}, which must be empty. */
  public static Demo in(Path folder, Screen screen) throws IOException, CannotRun {
    return new Demo(screen, Stage.in(folder));
  }

  /** Plays every scene; returns how many did not come out as they should. */
  public int play() {
    introduce();
    List<Scene> scenes = Stream.of(new Calls(stage).scenes(), new Proof(stage).scenes()).flatMap(List::stream)
        .toList();
    int wrong = 0;
    for (int i = 0; i < scenes.size(); i++) {
      wrong += play(i + 1, scenes.get(i)) ? 0 : 1;
    }
    screen.line(wrong == 0
        ? new Cell("All " + scenes.size() + " scenes came out as they should.", Style.GOOD)
        : new Cell(wrong + " of " + scenes.size() + " scenes did not come out as they should.", Style.BAD));
    return wrong;
  }

  private void introduce() {
    screen.line(new Cell("Weir on loopback: nothing of this leaves the machine.", Style.STRONG));
    screen.line("");
    row("gateway", "http://127.0.0.1:" + stage.weir().gateway().getPort() + "/<destination>/<path>");
    row("proxy", "http://127.0.0.1:" + stage.weir().proxy().getPort());
    row("console", console("/"));
    row("metrics", "http://" + stage.weir().admin() + "/metrics");
    row("config", stage.folder().resolve("weir.yaml").toString());
    row("outside", "stand-ins for a payment, an AI, a telemetry and a logging service");
    screen.line("");
  }

  private boolean play(int number, Scene scene) {
    Shown shown = shown(scene);
    boolean good = shown.disappointments().isEmpty();
    screen.line(new Cell(String.format("%2d  ", number), Style.QUIET),
        new Cell(good ? "ok    " : "WRONG ", good ? Style.GOOD : Style.BAD),
        new Cell(scene.title(), Style.STRONG));
    shown.lines().forEach(line -> screen.line("          " + line));
    shown.disappointments().forEach(line -> screen.line(new Cell("          " + line, Style.BAD)));
    screen.line("");
    return good;
  }

  private static Shown shown(Scene scene) {
    try {
      return scene.play().show();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return new Shown().expect(false, "it was interrupted");
    } catch (Exception e) {
      return new Shown().expect(false, "it failed: " + e);
    }
  }

  /** Prints how to go on by hand. */
  public void invite() throws IOException {
    screen.line(new Cell("Try it yourself, until Ctrl-C:", Style.STRONG));
    screen.line(
        "  curl -i http://127.0.0.1:" + stage.weir().gateway().getPort() + "/ai/v1/chat/completions \\");
    screen.line(
        "    -H 'Authorization: Bearer " + stage.assistantKey() + "' -H 'Content-Type: application/json' \\");
    screen.line(
        "    -d '{\"model\": \"demo\", \"messages\": [{\"role\": \"user\", \"content\": \"I am ann.lee@example.com\"}]}'");
    screen.line("  ./weir audit search -c " + stage.folder().resolve("weir.yaml"));
    screen.line("  curl http://" + stage.weir().admin() + "/metrics");
    screen.line("  " + console("/bootstrap") + "   makes the first account, with the code "
        + stage.weir().accounts().bootstrapCode("demo"));
  }

  /** By the name of this machine, since passkeys need one. */
  private String console(String page) {
    return "http://localhost:" + stage.weir().admin().port() + page;
  }

  private void row(String what, String where) {
    screen.line(String.format("  %-9s %s", what, where));
  }

  @Override
  public void close() {
    stage.close();
  }
}
