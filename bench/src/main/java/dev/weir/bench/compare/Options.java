package dev.weir.bench.compare;

import static java.util.Map.entry;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What the command line asks for.
 *
 * @param root the checkout
 * @param weir the command that runs Weir
 * @param body which of the two bodies is sent: {@code clean} or {@code dense} in personal data
 * @param keep whether the folder of the run, with its logs and configurations, stays
 */
record Options(Path root, List<String> weir, List<Contender> contenders, List<Scenario> scenarios,
    Effort effort, String body, boolean save, boolean keep) {
  static final String HELP = """
      bench/compare: what a request costs Weir, HAProxy, nginx and Squid, side by side.

        --proxies LIST      of direct,nginx,haproxy,squid,weir,weir-off (all); direct is none
        --scenarios LIST    of get,post,intercept,handshake,tunnel,stream,paced,idle,h2-get,h2-post (all)
        --warm SECONDS      before the first round of each (15)
        --rounds N          of which the median is told (3)
        --time SECONDS      of each round (8)
        --connections N     that ask in a closed loop (32)
        --rate N            requests a second of paced (1000)
        --tunnels N         of idle (10000)
        --cores N           of each proxy, and as many threads (1); from 2 on, client and upstream share them
        --body clean|dense  without, or with, personal data to rewrite (clean)
        --weir-cmd COMMAND  that runs Weir (./weir)
        --save              puts the result into bench/RESULTS.md
        --keep              keeps logs and configurations, and says where
      """;

  private static final String KEEP = "--keep";
  private static final String SAVE = "--save";
  private static final Map<String, String> USUAL = Map.ofEntries(entry("--proxies", "all"),
      entry("--scenarios", "all"), entry("--warm", "15"), entry("--rounds", "3"), entry("--time", "8"),
      entry("--connections", "32"), entry("--rate", "1000"), entry("--tunnels", "10000"),
      entry("--cores", "1"), entry("--body", "clean"), entry("--weir-cmd", ""));

  /**
   * How much is measured, and on what.
   *
   * @param connections requests in flight in a closed loop
   * @param rate requests a second in an open loop
   * @param tunnels how many lie idle
   */
  record Effort(Duration warm, int rounds, Duration time, int connections, int rate, int tunnels,
      Cores cores) {}

  Options {
    weir = List.copyOf(weir);
    contenders = List.copyOf(contenders);
    scenarios = List.copyOf(scenarios);
  }

  /** Returns what {@code arguments} ask for; throws with a sentence for the user where they cannot be understood. */
  static Options parse(Path root, List<String> arguments) {
    CommandLine given = CommandLine.parse(USUAL, Set.of(SAVE, KEEP), arguments);
    Effort effort = new Effort(given.seconds("--warm", 0), given.number("--rounds", 1),
        given.seconds("--time", 1), given.number("--connections", 1), given.number("--rate", 1),
        given.number("--tunnels", 1), new Cores(given.number("--cores", 1)));
    return new Options(root, weir(root, given),
        given.chosen("--proxies", List.of(Contender.values()), Contender::id),
        given.chosen("--scenarios", List.of(Scenario.values()), Scenario::id), effort,
        given.chosen("--body", List.of("clean", "dense"), name -> name).getFirst(), given.has(SAVE),
        given.has(KEEP));
  }

  /** Returns the command that runs Weir: the checkout's own, unless another is named. */
  static List<String> weir(Path root, CommandLine given) {
    String command = given.text("--weir-cmd");
    return command.isEmpty()
        ? List.of(root.resolve("weir").toString())
        : List.of(command.strip().split(" +", -1));
  }
}
