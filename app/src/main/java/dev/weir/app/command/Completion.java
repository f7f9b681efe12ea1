package dev.weir.app.command;

import dev.weir.app.text.Screen;
import java.util.concurrent.Callable;
import picocli.AutoComplete;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code weir completion}: the commands and options as a script for bash and zsh, made from what they declare. */
@Command(name = "completion", description = "Print the completion script for bash and zsh.", footer = {"",
  "Use: source <(weir completion)"})
public final class Completion implements Callable<Exit> {

  private final Screen screen;

  @Spec
  private CommandSpec spec = CommandSpec.create();

  public Completion(Screen screen) {
    this.screen = screen;
  }

  @Override
  public Exit call() {
    screen.raw(AutoComplete.bash("weir", spec.root().commandLine()));
    return Exit.FINE;
  }
}
