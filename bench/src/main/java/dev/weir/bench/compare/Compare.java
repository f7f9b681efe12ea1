package dev.weir.bench.compare;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/** Starts the proxies, drives each through each scenario in turns, and tells what it cost them. */
public final class Compare {
  private static final Path RESULTS = Path.of("bench", "RESULTS.md");
  private static final int KIB = 1024;

  private final Options options;
  private final List<Proxy> proxies = new ArrayList<>();

  private Compare(Options options) {
    this.options = options;
  }

  /** Ends with 0 when all was measured, 1 when requests went wrong, 2 when the command line did, 3 when a proxy did. */
  public static void main(String[] arguments) {
    List<String> asked = List.of(arguments);
    if (asked.contains("--help")) {
      System.out.print(Options.HELP);
      return;
    }
    try {
      Options options = Options.parse(Path.of("").toAbsolutePath(), asked);
      System.exit(new Compare(options).report(asked) ? 0 : 1);
    } catch (IllegalArgumentException e) {
      say(String.valueOf(e.getMessage()));
      System.exit(2);
    } catch (Exception e) {
      say(String.valueOf(e.getMessage()));
      System.exit(3);
    }
  }

  private boolean report(List<String> asked) throws Exception {
    String commandLine = asked.stream().map(word -> " " + word).reduce("", String::concat);
    Path folder = Files.createTempDirectory("weir-bench");
    // Proxies that give up root's rights must still reach their own folders below.
    folder.toFile().setExecutable(true, false);
    try {
      Report report = new Report(Machine.here(), options, commandLine, measure(folder));
      System.out.print(report.markdown());
      if (options.save()) {
        report.save(options.root().resolve(RESULTS));
      }
      return report.faultless();
    } finally {
      tidy(folder);
    }
  }

  private List<Result> measure(Path folder) throws Exception {
    Certificates certificates = Certificates.make(folder);
    try (Upstream upstream = new Upstream(certificates);
        LoadClient client = new LoadClient(options.connections())) {
      Site site = new Site(folder, certificates, upstream.plainPort(), upstream.securePort());
      for (Contender contender : options.contenders()) {
        say("starting " + contender.id());
        proxies.add(contender.start(site, options.weir()));
      }
      List<Result> results = new ArrayList<>();
      for (Scenario scenario : options.scenarios()) {
        results.addAll(measure(client, scenario));
      }
      return results;
    } finally {
      proxies.forEach(Proxy::close);
    }
  }

  private List<Result> measure(LoadClient client, Scenario scenario) throws Exception {
    byte[] body = body(scenario);
    Map<Proxy, Script> scripts = new LinkedHashMap<>();
    for (Proxy proxy : proxies) {
      Optional<Entrance> entrance = proxy.entrance(scenario);
      if (entrance.isPresent()) {
        scripts.put(proxy, Script.of(scenario, entrance.get(), body));
      }
    }
    if (options.warm().isPositive()) {
      rounds(client, scenario, scripts, 1, options.warm());
    }
    Map<Proxy, List<Round>> rounds = rounds(client, scenario, scripts, options.rounds(), options.time());
    return rounds.entrySet().stream().map(entry -> new Result(scenario, entry.getKey().name(),
        Round.median(entry.getValue()), entry.getKey().clock().memory())).toList();
  }

  /** Each proxy takes its turn in each round, so that what the machine does meanwhile falls upon all alike. */
  private static Map<Proxy, List<Round>> rounds(LoadClient client, Scenario scenario,
      Map<Proxy, Script> scripts,
      int count, Duration time) throws Exception {
    Map<Proxy, List<Round>> seen = new LinkedHashMap<>();
    for (int i = 0; i < count; i++) {
      for (Map.Entry<Proxy, Script> turn : scripts.entrySet()) {
        Proxy proxy = turn.getKey();
        say(scenario.id() + " " + (i + 1) + "/" + count + " for " + time.toSeconds() + " s: " + proxy.name());
        seen.computeIfAbsent(proxy, unseen -> new ArrayList<>())
            .add(client.drive(turn.getValue(), time, proxy.clock()));
      }
    }
    return seen;
  }

  private byte[] body(Scenario scenario) throws IOException {
    if (scenario == Scenario.TUNNEL) {
      return new byte[scenario.bodyKib * KIB];
    }
    if (scenario.bodyKib == 0) {
      return new byte[0];
    }
    try (InputStream in = Compare.class.getResourceAsStream(options.body() + ".json")) {
      return Objects.requireNonNull(in).readAllBytes();
    }
  }

  private void tidy(Path folder) throws IOException {
    if (options.keep()) {
      say("logs and configurations are in " + folder);
      return;
    }
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }

  private static void say(String what) {
    System.err.println("bench: " + what);
  }
}
