package dev.weir.app;

import dev.weir.app.command.Completion;
import dev.weir.app.command.Exit;
import dev.weir.app.command.Group;
import dev.weir.app.command.Serve;
import dev.weir.app.command.admin.AdminAccounts;
import dev.weir.app.command.admin.AdminAdd;
import dev.weir.app.command.admin.AdminBootstrap;
import dev.weir.app.command.admin.AdminLock;
import dev.weir.app.command.admin.AdminReset;
import dev.weir.app.command.admin.AdminTokens;
import dev.weir.app.command.audit.AuditErase;
import dev.weir.app.command.audit.AuditExport;
import dev.weir.app.command.audit.AuditHold;
import dev.weir.app.command.audit.AuditIndex;
import dev.weir.app.command.audit.AuditProve;
import dev.weir.app.command.audit.AuditPublish;
import dev.weir.app.command.audit.AuditReport;
import dev.weir.app.command.audit.AuditRetain;
import dev.weir.app.command.audit.AuditSearch;
import dev.weir.app.command.audit.AuditShow;
import dev.weir.app.command.audit.AuditStats;
import dev.weir.app.command.audit.AuditTail;
import dev.weir.app.command.audit.AuditTimeline;
import dev.weir.app.command.audit.AuditVerify;
import dev.weir.app.command.audit.AuditVerifyProof;
import dev.weir.app.command.audit.AuditWitness;
import dev.weir.app.command.ca.CaExport;
import dev.weir.app.command.ca.CaRotate;
import dev.weir.app.command.ca.CaShow;
import dev.weir.app.command.doctor.DoctorCommand;
import dev.weir.app.command.exec.ExecCommand;
import dev.weir.app.command.inspect.Inspect;
import dev.weir.app.command.inspect.ListDetectors;
import dev.weir.app.command.inspect.Prompts;
import dev.weir.app.command.policy.Check;
import dev.weir.app.command.policy.ExplainCommand;
import dev.weir.app.command.policy.ReplayCommand;
import dev.weir.app.command.policy.TestCommand;
import dev.weir.app.command.scan.FilescanCommand;
import dev.weir.app.command.scan.PythonEngine;
import dev.weir.app.command.scan.ScanCommand;
import dev.weir.app.command.vault.KeysList;
import dev.weir.app.command.vault.KeysMint;
import dev.weir.app.command.vault.KeysRevoke;
import dev.weir.app.command.vault.KeysShow;
import dev.weir.app.command.vault.SecretsBackup;
import dev.weir.app.command.vault.SecretsList;
import dev.weir.app.command.vault.SecretsRekey;
import dev.weir.app.command.vault.SecretsRemove;
import dev.weir.app.command.vault.SecretsRestore;
import dev.weir.app.command.vault.SecretsRotate;
import dev.weir.app.command.vault.SecretsSet;
import dev.weir.app.demo.DemoCommand;
import dev.weir.app.text.Screen;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;
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

  private static final String COMPLETION = "completion";
  private static final Map<String, Function<Screen, Object>> COMMANDS = all();

  @Spec
  private CommandSpec spec = CommandSpec.create();

  /** Runs the command that {@code args} spell and returns the process's exit code; never throws. */
  static int run(String[] args) {
    Screen screen = Screen.ofProcess();
    try {
      return withHouseRules(commands(screen, args), screen).execute(args);
    } catch (Error e) {
      return new Mishaps(screen).fault(e).code();
    }
  }

  /** Returns every command, in the order in which {@code --help} shows them. */
  static CommandLine commands(Screen screen) {
    CommandLine root = root();
    COMMANDS.forEach((name, command) -> root.addSubcommand(name, command.apply(screen)));
    return root;
  }

  /** Returns what {@code args} need of the commands: to make them all takes longer than most of them do. */
  static CommandLine commands(Screen screen, String[] args) {
    Function<Screen, Object> named = args.length == 0 || args[0].equals(COMPLETION)
        ? null
        : COMMANDS.get(args[0]);
    return named == null ? commands(screen) : root().addSubcommand(args[0], named.apply(screen));
  }

  private static CommandLine root() {
    CommandLine root = new CommandLine(new Weir());
    root.getCommandSpec().versionProvider(() -> new String[]{Version.line()})
        .addOption(OptionSpec.builder("--version").versionHelp(true)
            .description("Print the version.").build());
    return root;
  }

  private static Map<String, Function<Screen, Object>> all() {
    Map<String, Function<Screen, Object>> all = new LinkedHashMap<>();
    all.put("demo", DemoCommand::new);
    all.put("serve", Serve::new);
    all.put("exec", screen -> new CommandLine(new ExecCommand(screen)).setStopAtPositional(true));
    all.put("check", Check::new);
    all.put("test", TestCommand::new);
    all.put("explain", ExplainCommand::new);
    all.put("replay", ReplayCommand::new);
    all.put("inspect", Inspect::new);
    all.put("detectors", ListDetectors::new);
    all.put("prompts", Prompts::new);
    all.put("scan", screen -> new ScanCommand(screen, new PythonEngine()));
    all.put("filescan", screen -> new FilescanCommand(screen, new PythonEngine()));
    all.put("secrets", screen -> Group.of("secrets", "Credentials for destinations, sealed at rest.",
        new SecretsSet(screen), new SecretsList(screen), new SecretsRotate(screen),
        new SecretsRemove(screen), new SecretsRekey(screen),
        new SecretsBackup(screen), new SecretsRestore(screen)));
    all.put("keys",
        screen -> Group.of("keys", "Weir's own keys, by which callers are known.", new KeysMint(screen),
            new KeysList(screen), new KeysShow(screen), new KeysRevoke(screen)));
    all.put("admin",
        screen -> Group.of("admin", "Who administers this Weir.", new AdminBootstrap(screen),
            new AdminAccounts(screen),
            new AdminAdd(screen), new AdminReset(screen), AdminLock.command(screen, true),
            AdminLock.command(screen, false), new AdminTokens(screen)));
    all.put("ca",
        screen -> Group.of("ca", "The authority that the proxy's clients trust.", new CaShow(screen),
            new CaExport(screen), new CaRotate(screen)));
    all.put("audit", screen -> Group.of("audit", "What left, what did not, and who changed what.",
        new AuditSearch(screen), new AuditShow(screen), new AuditVerify(screen), new AuditProve(screen),
        new AuditVerifyProof(screen), new AuditStats(screen), new AuditTimeline(screen),
        new AuditTail(screen),
        new AuditIndex(screen), new AuditReport(screen), new AuditPublish(screen), new AuditWitness(screen),
        new AuditExport(screen), new AuditRetain(screen), new AuditHold(screen), new AuditErase(screen)));
    all.put("doctor", DoctorCommand::new);
    all.put(COMPLETION, Completion::new);
    return all;
  }

  /** Returns {@code root} with help, colours, exit codes and complaints as every command has them. */
  static CommandLine withHouseRules(CommandLine root, Screen screen) {
    Mishaps mishaps = new Mishaps(screen);
    withHelp(root);
    return root.setCaseInsensitiveEnumValuesAllowed(true)
        .setColorScheme(CommandLine.Help.defaultColorScheme(screen.colours() ? Ansi.ON : Ansi.OFF))
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
