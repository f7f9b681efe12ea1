package dev.weir.app.command.exec;

import dev.weir.app.Configurations;
import dev.weir.app.Scratch;
import dev.weir.app.command.CannotRun;
import dev.weir.app.text.Screen;
import dev.weir.audit.SegmentLog;
import dev.weir.model.settings.CallerRule;
import dev.weir.model.settings.Settings;
import dev.weir.policy.yaml.Nearest;
import dev.weir.wire.tls.Succession;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code weir exec}: a program runs with what it sends going through Weir; the exit code is the program's. */
@Command(name = "exec", sortOptions = false, description = "Run a program with its traffic through Weir.", footer = {
  "", "The program is told of the proxy and of whom to trust by the variables",
  "that curl, git, Python, Node, Go, Java and others read. One that does not",
  "look at them goes round Weir: only --jail holds it.",
  "The exit code is the program's own; 2 where it could not be run.", "",
  "weir exec --learn weir.yaml -- python app.py", "weir exec -c weir.yaml --jail -- python app.py"})
public final class ExecCommand implements Callable<Integer> {

  private static final Path USUAL = Path.of("weir.yaml");

  private final Screen screen;

  @Option(names = {"-c",
    "--config"}, paramLabel = "FILE", description = "Configuration (default: weir.yaml). A Weir that runs with it is used; otherwise one is started.")
  private @Nullable Path config;

  @Option(names = "--as", paramLabel = "CALLER", description = "Which caller of the configuration the program is; not needed where there is one.")
  private @Nullable String caller;

  @Option(names = "--learn", paramLabel = "OUT.yaml", description = "Write a configuration that allows what was sent and nothing else. Without -c nothing is held up meanwhile but private addresses.")
  private @Nullable Path learn;

  @Option(names = "--jail", description = "Give the program no network but Weir (Linux).")
  private boolean jail;

  @Parameters(arity = "1..*", paramLabel = "CMD", description = "The program and its arguments.")
  private List<String> command = List.of();

  public ExecCommand(Screen screen) {
    this.screen = screen;
  }

  @Override
  public Integer call() throws CannotRun, IOException, InterruptedException {
    Instant start = Instant.now();
    try (Scratch scratch = Scratch.named("weir-exec")) {
      Passage passage = passage(scratch.folder());
      int code;
      try (passage) {
        code = run(passage, scratch.folder());
      }
      conclude(Learned.since(start, passage, command));
      return code;
    }
  }

  private Passage passage(Path scratch) throws CannotRun, IOException, InterruptedException {
    Path file = config == null && learn != null ? OpenDoors.write(scratch) : readable();
    Settings settings = Configurations.load(file).inForce().settings();
    String name = named(settings, file);
    return SegmentLog.isWritten(settings.data())
        ? SharedPassage.to(settings, name)
        : OwnPassage.start(file, settings.data(), name);
  }

  private Path readable() throws CannotRun {
    Path file = config == null ? USUAL : config;
    if (!Files.isReadable(file) || Files.isDirectory(file)) {
      throw new CannotRun("cannot read the configuration", file.toString(),
          "name another with -c FILE, or have one drawn up with --learn OUT.yaml");
    }
    return file;
  }

  private String named(Settings settings, Path file) throws CannotRun {
    List<String> names = settings.callers().stream().map(CallerRule::name).toList();
    if (caller != null) {
      String wanted = caller;
      if (!names.contains(wanted)) {
        throw new CannotRun("no caller is named " + wanted, file.toString(), Nearest.mend(wanted, names));
      }
      return wanted;
    }
    if (names.size() != 1) {
      throw new CannotRun(
          names.isEmpty() ? "there is no caller" : "there are several callers: " + String.join(", ", names),
          file.toString(),
          names.isEmpty() ? "list one under `callers:`" : "say which one the program is with --as CALLER");
    }
    return names.getFirst();
  }

  private int run(Passage passage, Path scratch) throws CannotRun, IOException, InterruptedException {
    Optional<Jail> walls = jail ? Optional.of(Jail.to(passage.address(), scratch)) : Optional.empty();
    try {
      InetSocketAddress at = walls.isPresent() ? Jail.PROXY_INSIDE : passage.address();
      URI proxy = passage.proxy(at.getHostString() + ":" + at.getPort());
      List<String> whole = walls.map(each -> each.around(command)).orElse(command);
      ProcessBuilder program = new ProcessBuilder(whole).inheritIO();
      Environment.tell(program.environment(), proxy, Roots.write(scratch, authorities(passage)));
      walls.ifPresent(_ -> Jail.hide(program.environment()));
      return started(program).await();
    } finally {
      if (walls.isPresent()) {
        walls.get().close();
      }
    }
  }

  private static List<X509Certificate> authorities(Passage passage) throws IOException {
    Optional<X509Certificate> next = Succession.of(passage.data(), Clock.systemUTC()).next()
        .map(successor -> successor.authority().certificate());
    return Stream.concat(Stream.of(passage.authority()), next.stream()).toList();
  }

  private Started started(ProcessBuilder program) throws CannotRun {
    try {
      return Started.of(program);
    } catch (IOException e) {
      throw new CannotRun("cannot run " + command.getFirst(), String.valueOf(e.getMessage()),
          "name a program that is on PATH, after --");
    }
  }

  private void conclude(Learned learned) throws IOException {
    learned.unreadable().forEach(what -> screen.note("cannot be read: " + what));
    screen.note("calls that left: " + learned.left() + ", refused: " + learned.refused());
    if (learn != null) {
      Files.writeString(learn, learned.draft().yaml());
      screen.note("policy: " + learn + "; look it over, then `weir check` it");
    }
  }
}
