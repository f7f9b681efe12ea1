package dev.weir.policy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.model.InForce;
import dev.weir.policy.rule.Line;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Every rule gets a line, in the order of judging. */
final class ExplainTest {

  private static final InForce IN_FORCE = Resources.ok("""
      version: 1
      callers: [{name: checkout}]
      destinations: {openai: {hosts: [api.openai.com], category: ai}, pay: {hosts: [api.pay.test]}}
      policies:
        - {name: ai, when: destination.category == "ai", data: {EMAIL: tokenize, PHONE: mask}}
        - {name: pay, when: destination.name == "pay", deny: not here}
        - {name: fair, limit: {requests: 10/m}}
        - {name: tried, mode: shadow, deny: tried}
      """).inForce();

  @Test
  void tellsWhatEachRuleSays() {
    assertThat(lines(Map.of("found", List.of("EMAIL", "IBAN")))).containsExactly(
        "(identity) - has nothing against it", "(destination) - has nothing against it",
        "(key) - has nothing against it", "(allow) - has nothing against it",
        "(upgrades) - has nothing against it",
        "(own-keys) - has nothing against it", "(coverage) - has nothing against it",
        "ai + destination.category == \"ai\": tokenize EMAIL, keep IBAN",
        "pay - destination.name == \"pay\": does not apply", "fair + takes one of 10/m",
        "tried + only in shadow: denies: tried");
  }

  @Test
  void tellsWhatWaits() {
    assertThat(lines(Map.of())).contains(
        "ai - destination.category == \"ai\": says nothing before the body was looked at");
    assertThat(lines(Map.of("entry", "CONNECT")))
        .contains("fair - waits for the requests inside the CONNECT");
  }

  @Test
  void endsWhereThereIsNoDestination() {
    assertThat(lines(Map.of("url", "https://evil.test/"))).containsExactly(
        "(identity) - has nothing against it",
        "(destination) + denies: this host is not among the destinations");
  }

  private static List<String> lines(Map<String, Object> given) {
    return Explain.explain(IN_FORCE, Calls.of(IN_FORCE, new HashMap<>(given))).stream().map(ExplainTest::text)
        .toList();
  }

  private static String text(Line line) {
    return line.rule() + (line.applied() ? " + " : " - ")
        + (line.condition().isEmpty() ? "" : line.condition() + ": ") + line.said();
  }
}
