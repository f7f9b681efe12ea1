package dev.weir.policy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.model.Decision;
import dev.weir.model.InForce;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** The law of policies: one more denial never lets out what was held. */
final class DenyWinsTest {

  private static final String HEAD = """
      version: 1
      callers: [{name: checkout}, {name: batch}]
      destinations: {openai: {hosts: [api.openai.com], category: ai}, pay: {hosts: [api.pay.test], allow: [{methods: [POST]}]}}
      policies:
      """;
  private static final List<String> CONDITIONS = List.of("caller.name == 'batch'",
      "destination.category == 'ai'",
      "request.method == 'GET'", "'EMAIL' in data", "data.PHONE > 1", "request.headers['x-missing'] == '1'");
  private static final List<String> ACTIONS = List.of("data: {EMAIL: mask}",
      "data: {PHONE: deny, '*': tokenize}",
      "limit: {requests: 1/s}", "deny: no", "mode: shadow, deny: no", "data: {EMAIL: deny}");

  @Test
  void oneMoreDenialNeverTurnsADenialIntoAnAllow() {
    Random random = new Random(20261122);
    int denials = 0;
    for (int round = 0; round < 40; round++) {
      List<String> policies = new ArrayList<>();
      for (int i = random.nextInt(5); i >= 0; i--) {
        policies.add(policy(random, policies.size(), pick(random, ACTIONS)));
      }
      InForce before = inForce(policies);
      policies.add(random.nextInt(policies.size() + 1), policy(random, policies.size(), "deny: more"));
      InForce after = inForce(policies);
      for (int i = 0; i < 40; i++) {
        Map<String, Object> call = call(random);
        if (before.policy().decide(Calls.of(before, call)) instanceof Decision.Deny) {
          denials++;
          assertThat(after.policy().decide(Calls.of(after, call))).as("%s to %s", policies, call)
              .isInstanceOf(Decision.Deny.class);
        }
      }
    }
    assertThat(denials).isGreaterThan(300);
  }

  private static InForce inForce(List<String> policies) {
    return Resources.ok(HEAD + String.join("", policies)).inForce();
  }

  private static String policy(Random random, int number, String action) {
    String when = random.nextInt(4) == 0 ? "" : "when: \"" + pick(random, CONDITIONS) + "\", ";
    return "  - {name: p" + number + ", " + when + action + "}\n";
  }

  private static Map<String, Object> call(Random random) {
    Map<String, Object> call = new HashMap<>();
    call.put("as", pick(random, List.of("checkout", "batch", "(unknown)")));
    call.put("method", pick(random, List.of("GET", "POST")));
    call.put("url",
        pick(random, List.of("https://api.openai.com/", "https://api.pay.test/", "https://else.test/")));
    if (random.nextBoolean()) {
      call.put("found", pick(random,
          List.of(List.of(), List.of("EMAIL"), List.of("PHONE", "PHONE"), List.of("SECRET/weir-key"))));
    }
    if (random.nextBoolean()) {
      call.put("headers", Map.of("x-missing", "0"));
    }
    return call;
  }

  private static <T> T pick(Random random, List<T> from) {
    return from.get(random.nextInt(from.size()));
  }
}
