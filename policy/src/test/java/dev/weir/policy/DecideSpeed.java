package dev.weir.policy;

import dev.weir.model.Facts;
import dev.weir.model.InForce;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Prints what a decision costs with five policies, in CPU time; run by hand, since a timed test tells lies. */
final class DecideSpeed {

  private static final int CALLS = 1_000_000;

  private DecideSpeed() {}

  public static void main(String[] args) {
    long start = System.nanoTime();
    InForce inForce = Resources
        .ok("""
            version: 1
            callers: [{name: checkout, team: payments}]
            destinations: {openai: {hosts: [api.openai.com], category: ai, allow: [{methods: [POST], paths: ["/v1/chat", "/v1/files/*"]}]}}
            policies:
              - {name: ai, when: destination.category == "ai", data: {EMAIL: tokenize, CREDIT_CARD: deny, "*": mask}, restore: true}
              - {name: fair, limit: {requests: 600/m, per: [caller, destination], burst: 60}}
              - {name: night, when: 'caller.team == "batch" && time.hour < 6', deny: batch runs after six}
              - {name: method, when: 'request.method == "DELETE" || request.path.startsWith("/admin")', deny: no}
              - {name: many, when: data.EMAIL > 100, deny: too many}
            """)
        .inForce();
    System.out.printf("load, cold: %d ms, of which the thread's own %d ms%n",
        (System.nanoTime() - start) / 1_000_000,
        ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() / 1_000_000);
    Map<String, List<Object>> calls = Map.of("head", List.of(), "clean", List.of(List.of()), "four findings",
        List.of(List.of("EMAIL", "EMAIL", "PHONE", "IBAN")));
    for (int round = 0; round < 5; round++) {
      List<String> cells = new ArrayList<>();
      calls.forEach((name, found) -> cells.add(name + " " + nanos(inForce, found) + " ns"));
      System.out.println(String.join(", ", cells));
    }
  }

  private static long nanos(InForce inForce, List<Object> found) {
    Facts facts = Calls.of(inForce, found.isEmpty() ? Map.of() : Map.of("found", found.getFirst()));
    long start = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    int sum = 0;
    for (int i = 0; i < CALLS; i++) {
      sum += inForce.policy().decide(facts).by().name().length();
    }
    long nanos = (ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - start) / CALLS;
    return sum == 0 ? -1 : nanos;
  }
}
