package dev.weir.bench.compare;

import static java.util.Map.entry;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/**
 * What the command line asks for.
 *
 * @param root the checkout
 * @param weir the command that runs Weir
 * @param body which of the two bodies is sent: {@code clean} or {@code dense} in personal data
 * @param keep whether the folder of the run, with its logs and configurations, stays
 */
record Options(Path root, List<String> weir, List<Contender> contenders, List<Scenario> scenarios,
    Duration warm,
    int rounds, Duration time, int connections, String body, boolean save, boolean keep) {
  static final String HELP = """
      bench/compare: what a request costs Weir, HAProxy, nginx and Squid, side by side.

        --proxies LIST      of nginx,haproxy,squid,weir,weir-off (all)
        --scenarios LIST    of get,post,intercept,handshake,tunnel (all)
        --warm SECONDS      before the first round of each (15)
        --rounds N          of which the median is told (3)
        --time SECONDS      of each round (8)
        --connections N     that ask in a closed loop (32)
        --body clean|dense  without, or with, personal data to rewrite (clean)
        --weir-cmd COMMAND  that runs Weir (./weir)
        --save              puts the result into bench/RESULTS.md
        --keep              keeps logs and configurations, and says where
      """;

  private static final String ALL = "all";
  private static final String ON = "on";
  private static final Set<String> FLAGS = Set.of("--save", "--keep");
  private static final Map<String, String> USUAL = Map.ofEntries(entry("--proxies", ALL),
      entry("--scenarios", ALL),
      entry("--warm", "15"), entry("--rounds", "3"), entry("--time", "8"), entry("--connections", "32"),
      entry("--body", "clean"), entry("--weir-cmd", ""), entry("--save", ""), entry("--keep", ""));

  Options {
    weir = List.copyOf(weir);
    contenders = List.copyOf(contenders);
    scenarios = List.copyOf(scenarios);
  }

  /** Returns what {@code arguments} ask for; throws with a sentence for the user where they cannot be understood. */
  static Options parse(Path root, List<String> arguments) {
    Map<String, String> given = new HashMap<>(USUAL);
    for (Iterator<String> rest = arguments.iterator(); rest.hasNext();) {
      String option = rest.next();
      if (!USUAL.containsKey(option)) {
        throw new IllegalArgumentException(option + " is unknown: see --help");
      }
      given.put(option, FLAGS.contains(option) ? ON : value(option, rest));
    }
    return of(root, option -> given.getOrDefault(option, ""));
  }

  private static Options of(Path root, UnaryOperator<String> given) {
    String command = given.apply("--weir-cmd");
    List<String> weir = command.isEmpty()
        ? List.of(root.resolve("weir").toString())
        : List.of(command.strip().split(" +", -1));
    return new Options(root, weir, chosen(given.apply("--proxies"), Contender.values(), Contender::id),
        chosen(given.apply("--scenarios"), Scenario.values(), Scenario::id),
        Duration.ofSeconds(number("--warm", given, 0)), number("--rounds", given, 1),
        Duration.ofSeconds(number("--time", given, 1)), number("--connections", given, 1),
        chosen(given.apply("--body"), new String[]{"clean", "dense"}, name -> name).getFirst(),
        given.apply("--save").equals(ON), given.apply("--keep").equals(ON));
  }

  private static String value(String option, Iterator<String> rest) {
    if (!rest.hasNext()) {
      throw new IllegalArgumentException(option + " wants a value: see --help");
    }
    return rest.next();
  }

  /** Returns those of {@code all} that are named, in the order of {@code all}; all of them for {@code all}. */
  private static <T> List<T> chosen(String names, T[] all, Function<T, String> id) {
    if (names.equals(ALL)) {
      return List.of(all);
    }
    List<String> known = Arrays.stream(all).map(id).toList();
    List<String> wanted = List.of(names.split(",", -1));
    wanted.stream().filter(name -> !known.contains(name)).findFirst().ifPresent(name -> {
      throw new IllegalArgumentException("'" + name + "' is none of " + String.join(", ", known));
    });
    return Arrays.stream(all).filter(one -> wanted.contains(id.apply(one))).toList();
  }

  private static int number(String option, UnaryOperator<String> given, int least) {
    String value = given.apply(option);
    try {
      int number = Integer.parseInt(value);
      if (number >= least) {
        return number;
      }
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException(option + " wants a whole number, not '" + value + "'", e);
    }
    throw new IllegalArgumentException(option + " wants at least " + least);
  }
}
