package dev.weir.app;

import dev.weir.app.command.Completion;
import dev.weir.app.command.DemoCommand;
import dev.weir.app.command.Exit;
import dev.weir.app.command.Serve;
import dev.weir.app.text.Screen;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.RunLast;
import picocli.CommandLine.Spec;

/** The root of all commands: which there are, and what holds for each of them. */
@Command(name = "weir", synopsisSubcommandLabel = "COMMAND", description = "See, decide and prove what leaves your systems.", commandListHeading = "%nCommands:%n", optionListHeading = "%nOptions:%n", exitCodeListHeading = "%nExit codes:%n", exitCodeList = {
  "0:fine", "1:findings, failed checks or a denial", "2:wrong usage or configuration",
  "3:a fault of Weir"})
public final class Weir implements Runnable {

  @Spec
  private CommandSpec spec = CommandSpec.create();

  /** Runs the command that {@code args} spell and returns the process's exit code; never throws. */
  static int run(String[] args) {
    Screen screen = Screen.ofProcess();
    try {
      return withHouseRules(commands(screen), screen).execute(args);
    } catch (Error e) {
      return new Mishaps(screen).fault(e).code();
    }
  }

  /** Returns every command, in the order in which {@code --help} shows them. */
  static CommandLine commands(Screen screen) {
    CommandLine root = new CommandLine(new Weir());
    root.getCommandSpec().versionProvider(() -> new String[]{Version.line()})
        .addOption(OptionSpec.builder("--version").versionHelp(true)
            .description("Print the version.").build());
    return root.addSubcommand("demo", new DemoCommand(screen)).addSubcommand("serve", new Serve(screen))
        .addSubcommand(new Completion(screen));
  }

  /** Returns {@code root} with help, colours, exit codes and complaints as every command has them. */
  static CommandLine withHouseRules(CommandLine root, Screen screen) {
    Mishaps mishaps = new Mishaps(screen);
    withHelp(root);
    return root.setColorScheme(CommandLine.Help.defaultColorScheme(screen.colours() ? Ansi.ON : Ansi.OFF))
        .setOut(screen.writer())
        .setExecutionStrategy(Weir::runLast)
        .setParameterExceptionHandler((e, args) -> mishaps.misused(e).code())
        .setExecutionExceptionHandler((e, command, parsed) -> mishaps.failed(e).code());
  }

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "no command given");
  }

  private static void withHelp(CommandLine command) {
    command.getCommandSpec().addOption(OptionSpec.builder("-h", "--help").usageHelp(true)
        .description("Show this help.").build());
    command.getSubcommands().values().forEach(Weir::withHelp);
  }

  /** Runs the last command that was named; its own {@link Exit} is the exit code. */
  private static int runLast(ParseResult parsed) {
    int code = new RunLast().execute(parsed);
    ParseResult last = parsed;
    while (last.hasSubcommand()) {
      last = last.subcommand();
    }
    Object result = last.commandSpec().commandLine().getExecutionResult();
    return result instanceof Exit exit ? exit.code() : code;
  }
}
