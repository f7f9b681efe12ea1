package dev.weir.detect;

import dev.weir.model.Head;
import dev.weir.model.net.Bytes;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;

/** Prints what an inspection costs, in CPU time of one thread: a main method to be run by hand. */
final class Speed {

  private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();
  private static final int ROUNDS = 15;
  private static final int CALLS = 2000;

  private Speed() {}

  public static void main(String[] args) {
    PayloadInspector inspector = new PayloadInspector(new byte[32], new MapTokens());
    String turn = "{\"role\":\"user\",\"content\":\"Please write a summary of the contract terms for our customers in Europe, "
        + "and keep it short.\\nThanks.\"},";
    String row = "{\"id\":48213,\"sku\":\"0b1c2d3e-4f50-6172-8394-a5b6c7d8e9f0\",\"at\":\"2026-05-03T10:22:33.123Z\",\"price\":19.5},";
    String person = "{\"email\":\"jane.doe@example.org\",\"ip\":\"10.2.3.4\",\"card\":\"4111 1111 1111 1111\","
        + "\"iban\":\"GB82 WEST 1234 5698 7654 32\",\"ssn\":\"536-22-1847\"},";
    Head head = Requests.head("/v1/chat/completions", "Host", "api.example.com", "Authorization", "Bearer x",
        "Content-Type",
        "application/json", "User-Agent", "client/1.30.1", "Accept", "application/json", "Accept-Encoding",
        "gzip, br", "X-Lang",
        "python", "X-Version", "1.30.1", "X-Os", "Linux", "Content-Length", "2048");
    print("chat", inspector, head, "{\"messages\":[" + turn.repeat(15) + "{}]}");
    print("rows", inspector, head, "[" + row.repeat(50) + "{}]");
    print("dense", inspector, head, "[" + person.repeat(25) + "{}]");
  }

  private static void print(String name, PayloadInspector inspector, Head head, String json) {
    Bytes body = Bytes.utf8(json);
    long best = Long.MAX_VALUE;
    int findings = 0;
    for (int round = 0; round < ROUNDS; round++) {
      long start = THREADS.getCurrentThreadCpuTime();
      for (int call = 0; call < CALLS; call++) {
        findings = inspector.inspect(head, body, 1 << 20).findings().size();
      }
      best = Math.min(best, (THREADS.getCurrentThreadCpuTime() - start) / CALLS);
    }
    System.out.printf("%-6s %5d bytes, %3d findings: %6.1f us, %4d MB/s%n", name, body.length(), findings,
        best / 1e3,
        body.length() * 1000L / best);
  }
}
