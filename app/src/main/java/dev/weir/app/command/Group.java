package dev.weir.app.command;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** A command that only holds others: {@code weir keys}. */
@Command(synopsisSubcommandLabel = "COMMAND", commandListHeading = "%nCommands:%n", optionListHeading = "%nOptions:%n")
public final class Group implements Runnable {

  @Spec
  private CommandSpec spec = CommandSpec.create();

  private Group() {}

  /** Returns the command {@code name} over {@code commands}, in their order. */
  public static CommandLine of(String name, String description, Object... commands) {
    CommandLine group = new CommandLine(new Group()).setCommandName(name);
    group.getCommandSpec().usageMessage().description(description);
    for (Object command : commands) {
      group.addSubcommand(command);
    }
    return group;
  }

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "no command given");
  }
}
