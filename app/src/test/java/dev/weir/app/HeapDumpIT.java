package dev.weir.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.model.net.HostPattern;
import dev.weir.testkit.Answer;
import dev.weir.testkit.StandIn;
import dev.weir.vault.MasterKeySource;
import dev.weir.vault.Vault;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a dump of the heap of a Weir that works has of its credentials, what its whole memory has, its arguments and environment. */
final class HeapDumpIT {

  /** Each is of one kind, and distinct from its base on, so that a find names it. */
  private static final Map<String, String> SECRETS = Map.of("plain", "hd-plain-8f1c07aa52", "form",
      "hd-form-77d0e1c4b9", "login", "hd-login-19b3a0ff61", "signer", "hd-signer-c20f5e8d34", "client",
      "hd-client-5be6d1a09c", "aws", "AKIDHEAPDUMP:hd-aws-e4a1907bd2cc");
  private static final String FILED = "hd-filed-3c97e5d1f0";
  private static final String TOKEN = "hd-token-b61f84c2d7";
  private static final int CALLERS = 4;

  @TempDir
  Path folder;

  private final StandIn upstream = StandIn.http("up.test").on("GET", "*", _ -> Answer.text(200, "seen"))
      .on("POST", "/token", _ -> Answer.json(200,
          "{\"access_token\":\"" + TOKEN + "\",\"token_type\":\"Bearer\",\"expires_in\":600}"));

  @AfterEach
  void stop() {
    upstream.close();
  }

  @Test
  void holdsNoCredentialInPlainTextWhenNoCallIsUnderWayAndOnlyThoseOfCallsWhenOneIs() throws Exception {
    Path file = configured();
    AtomicBoolean loading = new AtomicBoolean(true);
    AtomicLong calls = new AtomicLong();
    try (Served served = Served.start(file)) {
      List<Thread> callers = new ArrayList<>();
      for (int i = 0; i < CALLERS; i++) {
        callers.add(Thread.ofPlatform().start(() -> load(served, loading, calls)));
      }
      Served.await("calls", () -> calls.get() > 400);
      Map<String, Integer> under = found(served, "under-load");
      assertThat(calls.get()).isGreaterThan(400);
      loading.set(false);
      for (Thread caller : callers) {
        caller.join();
      }
      Map<String, Integer> idle = found(served, "idle");
      Map<String, Integer> process = sought().inProcess(served.pid());
      System.out
          .println("heap dump under load: " + under + ", idle: " + idle + "; the whole process: " + process
              + "; calls: " + calls.get());
      assertThat(idle).isEmpty();
      assertThat(sum(under)).isLessThanOrEqualTo(3 * CALLERS);
      // What the last call of each kind has left in a buffer that nobody has written to since.
      assertThat(sum(process)).isLessThanOrEqualTo(4 * SECRETS.size());
      assertThat(published(served)).doesNotContain("hd-").doesNotContain(masterKey());
    }
  }

  private static int sum(Map<String, Integer> found) {
    return found.values().stream().mapToInt(Integer::intValue).sum();
  }

  private Path configured() throws IOException {
    Path data = folder.resolve("data");
    try (Vault vault = Vault.open(data, MasterKeySource.beside(data), Clock.systemUTC())) {
      for (Map.Entry<String, String> secret : SECRETS.entrySet()) {
        vault.secrets().set(secret.getKey(), secret.getValue().getBytes(StandardCharsets.UTF_8),
            List.of(HostPattern.parse("up.test").orElseThrow()));
      }
    }
    Files.writeString(folder.resolve("filed"), FILED + "\n");
    StringBuilder destinations = new StringBuilder();
    Map<String, String> kinds = new LinkedHashMap<>(Map.of("plain", "", "filed", "", "form", ", query: key",
        "login", ", basic: {user: weir}", "signer",
        ", hmac: {sign: \"{method}{timestamp}\", timestamp_header: X-At}",
        "client",
        ", oauth2: {token_url: \"http://up.test:%1$d/token\", client_id: weir}".formatted(upstream.port()),
        "aws", ", aws: {region: eu-central-1, service: bedrock}"));
    kinds.forEach((name, how) -> destinations.append(
        """
              %1$s: {upstream: "http://up.test:%2$d", addresses: {allow: [127.0.0.0/8]}, credential: {secret: %1$s%3$s}}
            """
            .formatted(name, upstream.port(), how).indent(2)));
    return Files.writeString(folder.resolve("weir.yaml"), """
        version: 1
        listen: {gateway: '127.0.0.1:0', proxy: '127.0.0.1:0', admin: '127.0.0.1:0'}
        data: %s
        dns: {hosts: {up.test: 127.0.0.1}}
        callers: [{name: tests, from: [127.0.0.0/8]}]
        secrets: {filed: {file: filed, every: 1s}}
        destinations:
        %s""".formatted(data, destinations));
  }

  private static void load(Served served, AtomicBoolean loading, AtomicLong calls) {
    try (HttpClient client = HttpClient.newHttpClient()) {
      List<String> names = new ArrayList<>(SECRETS.keySet());
      names.add("filed");
      for (int i = 0; loading.get(); i++) {
        URI address = served.gateway("/" + names.get(i % names.size()) + "/x");
        HttpResponse<String> answer = client.send(HttpRequest.newBuilder(address).build(),
            HttpResponse.BodyHandlers.ofString());
        if (answer.statusCode() != 200) {
          throw new IllegalStateException(answer.statusCode() + " " + answer.body());
        }
        calls.incrementAndGet();
      }
    } catch (IOException e) {
      throw new IllegalStateException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Returns how often each credential stands in a dump of the live heap. */
  private Map<String, Integer> found(Served served, String name) throws Exception {
    Path dump = folder.resolve(name + ".hprof");
    Path jcmd = Path.of(System.getProperty("java.home"), "bin", "jcmd");
    Process taken = new ProcessBuilder(jcmd.toString(), Long.toString(served.pid()), "GC.heap_dump",
        dump.toString()).redirectErrorStream(true).redirectOutput(folder.resolve("jcmd").toFile()).start();
    assertThat(taken.waitFor(2, TimeUnit.MINUTES)).isTrue();
    assertThat(dump).as(Files.readString(folder.resolve("jcmd"))).exists();
    assertThat(new Spellings(Map.of("control", "up.test")).in(dump)).as("what is surely there is found")
        .containsKey("control Latin-1");
    Map<String, Integer> found = sought().in(dump);
    Files.delete(dump);
    return found;
  }

  private static Spellings sought() {
    Map<String, String> all = new LinkedHashMap<>();
    SECRETS.forEach((name, secret) -> all.put(name, secret.substring(secret.indexOf(':') + 1)));
    all.put("filed", FILED);
    all.put("token", TOKEN);
    return new Spellings(all);
  }

  /** Returns what any other process of the same user can read. */
  private static String published(Served served) throws IOException {
    Path process = Path.of("/proc/" + served.pid());
    return Files.readString(process.resolve("cmdline"), StandardCharsets.ISO_8859_1)
        + Files.readString(process.resolve("environ"), StandardCharsets.ISO_8859_1);
  }

  private String masterKey() throws IOException {
    return Files.readString(folder.resolve("data/vault/master.key")).strip();
  }
}
