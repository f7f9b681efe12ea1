package dev.weir.bench.compare;

import static java.util.Map.entry;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Attacks proxies with slow connections, and tells how long these last, and what it does to the calls of others. */
public final class Slowloris {
  static final String HELP = """
      bench/slowloris: connections that send a byte of a header now and then, beside calls that are well.

        --proxies LIST      of nginx,haproxy,weir,weir-off (weir)
        --attackers N       slow connections (5000)
        --drip SECONDS      between two bytes of one (2)
        --rate N            healthy calls a second, on --connections (1000)
        --connections N     (32)
        --warm SECONDS      healthy calls before it counts (15)
        --time SECONDS      of healthy calls without attackers, for the baseline (10)
        --limit SECONDS     to wait for the slow connections to be closed (60)
        --cores N           of each proxy (1); from 2 on, client and upstream share them
        --weir-cmd COMMAND  that runs Weir (./weir)
        --keep              keeps logs and configurations, and says where
      """;

  private static final Map<String, String> USUAL = Map.ofEntries(entry("--proxies", "weir"),
      entry("--attackers", "5000"), entry("--drip", "2"), entry("--rate", "1000"),
      entry("--connections", "32"), entry("--warm", "15"), entry("--time", "10"), entry("--limit", "60"),
      entry("--cores", "1"), entry("--weir-cmd", ""));
  private static final String KEEP = "--keep";
  private static final List<Contender> VICTIMS = List.of(Contender.NGINX, Contender.HAPROXY, Contender.WEIR,
      Contender.WEIR_OFF);

  private final CommandLine given;
  private final Options.Effort effort;

  private Slowloris(CommandLine given) {
    this.given = given;
    this.effort = new Options.Effort(given.seconds("--warm", 0), 1, given.seconds("--time", 1),
        given.number("--connections", 1), given.number("--rate", 1), 0,
        new Cores(given.number("--cores", 1)));
  }

  public static void main(String[] arguments) {
    Console.run(HELP, arguments,
        asked -> new Slowloris(CommandLine.parse(USUAL, Set.of(KEEP), asked)).report());
  }

  private boolean report() throws Exception {
    Room.here().demand(given.number("--attackers", 1), "ask for fewer by --attackers");
    List<Contender> victims = given.chosen("--proxies", VICTIMS, Contender::id);
    List<String> weir = Options.weir(Path.of("").toAbsolutePath(), given);
    boolean well = true;
    try (Workplace workplace = Workplace.open(effort.cores(), given.has(KEEP));
        LoadClient client = new LoadClient(effort.connections())) {
      for (Contender victim : victims) {
        Console.say("starting " + victim.id());
        try (Proxy proxy = victim.start(workplace.site(), weir)) {
          Siege siege = attack(client, proxy);
          System.out.print(siege.markdown());
          well &= siege.held();
        }
      }
    }
    return well;
  }

  private Siege attack(LoadClient client, Proxy proxy) throws Exception {
    Entrance entrance = proxy.entrance(Scenario.PACED).orElseThrow();
    Script healthy = Script.of(Scenario.PACED, entrance, Loads.body(Scenario.PACED, "clean"));
    if (effort.warm().isPositive()) {
      drive(client, proxy, healthy, () -> Thread.sleep(effort.warm()));
    }
    Console.say("without attackers for " + effort.time().toSeconds() + " s: " + proxy.name());
    Round before = drive(client, proxy, healthy, () -> Thread.sleep(effort.time()));
    int count = given.number("--attackers", 1);
    Console.say("with " + count + " attackers: " + proxy.name());
    try (Attackers attackers = new Attackers(entrance.port(), given.seconds("--drip", 1))) {
      Duration limit = given.seconds("--limit", 1);
      Round during = drive(client, proxy, healthy, () -> {
        attackers.begin(count);
        attackers.await(limit);
      });
      return new Siege(proxy.name(), count, attackers.seen(), before, during);
    }
  }

  private Round drive(LoadClient client, Proxy proxy, Script script, LoadClient.Span span) throws Exception {
    return client.drive(script, new FixedRate(effort.rate()), span, proxy.clock());
  }
}
