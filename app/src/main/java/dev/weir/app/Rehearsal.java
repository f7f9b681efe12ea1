package dev.weir.app;

import dev.weir.app.text.Screen;
import java.io.OutputStream;
import java.io.PrintStream;
import java.util.List;

/**
 * Runs harmless commands one after another, so that the JVM can note which classes a start needs and keep them loaded and
 * linked in a file (JEP 514). The launcher calls it once for each build.
 */
public final class Rehearsal {

  private static final List<List<String>> COMMANDS = List.of(List.of("--help"), List.of("--version"),
      List.of("completion"));

  private Rehearsal() {}

  public static void main(String[] args) {
    PrintStream nowhere = new PrintStream(OutputStream.nullOutputStream());
    Screen screen = new Screen(nowhere, nowhere, true, true);
    System.setOut(nowhere);
    for (List<String> command : COMMANDS) {
      Weir.withHouseRules(Weir.commands(screen), screen).execute(command.toArray(String[]::new));
    }
  }
}
