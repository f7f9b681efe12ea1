package dev.weir.model.settings;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.model.net.Host;
import dev.weir.model.net.HostPattern;
import dev.weir.model.net.Origin;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

class DestinationsTest {

  private static DestinationRule rule(String name, Optional<Origin> upstream, List<String> hosts) {
    return new DestinationRule(name,
        hosts.stream().map(HostPattern::parse).map(Optional::orElseThrow).toList(), upstream, "",
        DestinationRule.Api.NONE, List.of(), Optional.empty(), TlsRule.USUAL, List.of(), List.of(443),
        Timeouts.USUAL, AnswerRule.USUAL, ContentRule.USUAL, HttpVersions.NEGOTIATED, Resilience.NONE);
  }

  private static Map<String, DestinationRule> some() {
    Map<String, DestinationRule> rules = new LinkedHashMap<>();
    rules.put("early", rule("early", Optional.empty(), List.of("a.example.com", "*.deep.example.com")));
    rules.put("wide", rule("wide", Origin.parse("https://up.test:8443"), List.of("*.example.com")));
    rules.put("late",
        rule("late", Optional.empty(),
            List.of("b.example.com", "example.com", "192.0.2.1", "*.com", "up.test")));
    return rules;
  }

  private static String found(Destinations in, String host) {
    return in.of(Host.parse(host).orElseThrow()).map(DestinationRule::name).orElse("none");
  }

  @Test
  void findsTheFirstInTheFileThatStandsForAHost() {
    Destinations all = new Destinations(some());
    assertThat(found(all, "a.example.com")).isEqualTo("early");
    assertThat(found(all, "b.example.com")).as("a wildcard that comes first").isEqualTo("wide");
    assertThat(found(all, "x.y.deep.example.com")).isEqualTo("early");
    assertThat(found(all, "deep.example.com")).as("never the domain itself").isEqualTo("wide");
    assertThat(found(all, "example.com")).isEqualTo("late");
    assertThat(found(all, "notexample.com")).isEqualTo("late");
    assertThat(found(all, "up.test")).as("an upstream is a host of its own").isEqualTo("wide");
    assertThat(found(all, "192.0.2.1")).isEqualTo("late");
    assertThat(found(all, "com")).isEqualTo("none");
    assertThat(found(all, "192.0.2.2")).isEqualTo("none");
  }

  @Test
  void agreesWithAskingEachInTurn() {
    Random random = new Random(7);
    for (int round = 0; round < 300; round++) {
      Map<String, DestinationRule> rules = new LinkedHashMap<>();
      for (int i = 0; i < 6; i++) {
        String host = (random.nextBoolean() ? "*." : "") + name(random);
        rules.put("d" + i, rule("d" + i, Optional.empty(), List.of(host, name(random))));
      }
      Destinations all = new Destinations(rules);
      Host asked = Host.parse(name(random)).orElseThrow();
      assertThat(all.of(asked)).as("%s of %s", asked, rules)
          .isEqualTo(rules.values().stream().filter(each -> each.standsFor(asked)).findFirst());
    }
  }

  /** A name of one to four labels out of two letters, so that many are below one another. */
  private static String name(Random random) {
    StringBuilder name = new StringBuilder("t");
    for (int labels = random.nextInt(4); labels > 0; labels--) {
      name.insert(0, (char) ('a' + random.nextInt(2)) + ".");
    }
    return name.toString();
  }

  @Test
  void isTheMapThatItWasMadeOf() {
    Destinations all = new Destinations(some());
    assertThat(all).isEqualTo(some()).containsOnlyKeys("early", "wide", "late");
    assertThat(List.copyOf(all.keySet())).containsExactly("early", "wide", "late");
    assertThat(all.get("wide")).isEqualTo(some().get("wide"));
  }
}
