package dev.weir.bench.compare;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Starts the proxies, drives each through each scenario in turns, and tells what it cost them. */
public final class Compare {
  private static final Path RESULTS = Path.of("bench", "RESULTS.md");

  private final Options options;
  private final List<Proxy> proxies = new ArrayList<>();

  private Compare(Options options) {
    this.options = options;
  }

  public static void main(String[] arguments) {
    Console.run(Options.HELP, arguments,
        asked -> new Compare(Options.parse(Path.of("").toAbsolutePath(), asked)).report(asked));
  }

  private boolean report(List<String> asked) throws Exception {
    if (options.scenarios().contains(Scenario.IDLE)) {
      Room.here().demand(options.effort().tunnels(), "ask for fewer by --tunnels");
    }
    String commandLine = asked.stream().map(word -> " " + word).reduce("", String::concat);
    try (Workplace workplace = Workplace.open(options.effort().cores(), options.keep())) {
      Report report = new Report(Machine.here(), options, commandLine, measure(workplace));
      System.out.print(report.markdown());
      if (options.save()) {
        report.save(options.root().resolve(RESULTS));
      }
      return report.faultless();
    }
  }

  private List<Result> measure(Workplace workplace) throws Exception {
    try (Loads loads = new Loads(options.effort(), options.body(), workplace.folder())) {
      for (Contender contender : options.contenders()) {
        Console.say("starting " + contender.id());
        proxies.add(contender.start(workplace.site(), options.weir()));
      }
      List<Result> results = new ArrayList<>();
      for (Scenario scenario : options.scenarios()) {
        results.addAll(measure(loads, scenario));
      }
      return results;
    } finally {
      proxies.forEach(Proxy::close);
    }
  }

  private List<Result> measure(Loads loads, Scenario scenario) throws Exception {
    Map<Proxy, Loads.Drive> drives = new LinkedHashMap<>();
    for (Proxy proxy : proxies) {
      Optional<Entrance> entrance = proxy.entrance(scenario);
      if (entrance.isPresent()) {
        drives.put(proxy, loads.of(scenario, entrance.get(), proxy.clock()));
      }
    }
    Options.Effort effort = options.effort();
    if (effort.warm().isPositive() && scenario.warms()) {
      rounds(scenario, drives, 1, effort.warm());
    }
    Map<Proxy, List<Round>> rounds = rounds(scenario, drives, effort.rounds(), effort.time());
    List<Round> direct = rounds.entrySet().stream().filter(entry -> entry.getKey() instanceof Direct)
        .findFirst().map(Map.Entry::getValue).orElse(List.of());
    return rounds.entrySet().stream()
        .map(entry -> Result.of(scenario, entry.getKey().name(), entry.getValue(), direct)).toList();
  }

  /** Each proxy takes its turn in each round, so that what the machine does meanwhile falls upon all alike. */
  private static Map<Proxy, List<Round>> rounds(Scenario scenario, Map<Proxy, Loads.Drive> drives, int count,
      Duration time) throws Exception {
    Map<Proxy, List<Round>> seen = new LinkedHashMap<>();
    for (int i = 0; i < count; i++) {
      for (Map.Entry<Proxy, Loads.Drive> turn : drives.entrySet()) {
        Proxy proxy = turn.getKey();
        Console.say(
            scenario.id() + " " + (i + 1) + "/" + count + " for " + time.toSeconds() + " s: " + proxy.name());
        seen.computeIfAbsent(proxy, unseen -> new ArrayList<>()).add(turn.getValue().over(time));
      }
    }
    return seen;
  }
}
