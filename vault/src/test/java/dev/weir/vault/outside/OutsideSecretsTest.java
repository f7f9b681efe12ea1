package dev.weir.vault.outside;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import dev.weir.model.Secret;
import dev.weir.model.settings.OutsideSecret;
import dev.weir.model.settings.SecretSource;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OutsideSecretsTest {

  private static final Duration EVERY = Duration.ofSeconds(30);
  private static final Duration STALE = Duration.ofHours(1);

  @TempDir
  Path folder;

  private final AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2026-01-02T03:04:05Z"));

  private Kept kept(SecretSource from) {
    return new Kept("pay", new OutsideSecret(from, EVERY, STALE), Reading.of(from), now::get);
  }

  private static String value(Kept kept) throws IOException {
    try (Secret secret = kept.open()) {
      return new String(secret.reveal(), StandardCharsets.UTF_8);
    }
  }

  private void later(Duration by, Kept kept) {
    now.updateAndGet(at -> at.plus(by));
    kept.tick().join();
  }

  @Test
  void readsAFileAgainAndServesTheLastValueForAsLongAsIsSaid() throws Exception {
    Path file = Files.writeString(folder.resolve("secret"), "first\n");
    Kept kept = kept(new SecretSource.File(file));
    assertThatThrownBy(kept::open).hasMessageContaining("could not be read yet");
    kept.tick().join();
    assertThat(value(kept)).isEqualTo("first");
    Files.writeString(file, "second\r\n");
    later(EVERY.minusSeconds(1), kept);
    assertThat(value(kept)).isEqualTo("first");
    later(Duration.ofSeconds(1), kept);
    assertThat(value(kept)).isEqualTo("second");
    Files.delete(file);
    later(STALE, kept);
    assertThat(value(kept)).isEqualTo("second");
    later(Duration.ofSeconds(1), kept);
    assertThatThrownBy(kept::open).hasMessageContaining("could not be read since")
        .hasMessageNotContaining("second");
    Files.writeString(file, "third");
    later(EVERY, kept);
    assertThat(value(kept)).isEqualTo("third");
  }

  @Test
  void takesWhatAProgramPrintsIfItEndsWell() throws Exception {
    Kept good = kept(new SecretSource.Command(List.of("sh", "-c", "echo s3cret$WEIR_MASTER_KEY")));
    good.tick().join();
    assertThat(value(good)).isEqualTo("s3cret");
    for (String bad : List.of("echo s3cret; exit 1", "true", "yes | head -c 70000")) {
      Kept kept = kept(new SecretSource.Command(List.of("sh", "-c", bad)));
      kept.tick().join();
      assertThatThrownBy(kept::open).as(bad).hasMessageContaining("could not be read");
    }
  }

  @Test
  void takesAVariable() throws Exception {
    Kept kept = kept(new SecretSource.Environment("PATH"));
    kept.tick().join();
    assertThat(value(kept)).isEqualTo(System.getenv("PATH"));
    Kept none = kept(new SecretSource.Environment("NO_SUCH_VARIABLE_HERE"));
    none.tick().join();
    assertThatThrownBy(none::open).isInstanceOf(IOException.class);
  }

  /** Written from Vault's API documents: the path, the token's field, the answers for what is there, gone and forbidden. */
  @Test
  void readsAFieldFromAKeyValueStore() throws Exception {
    Path token = Files.writeString(folder.resolve("token"), "hvs.reader\n");
    HttpServer store = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    store.createContext("/", exchange -> {
      try (exchange) {
        exchange.getRequestBody().readAllBytes();
        boolean known = "hvs.reader".equals(exchange.getRequestHeaders().getFirst("X-Vault-Token"));
        boolean there = exchange.getRequestMethod().equals("GET")
            && exchange.getRequestURI().toString().equals("/v1/kv/data/apps/crm");
        byte[] answer = (!known
            ? "{\"errors\":[\"permission denied\"]}"
            : there
                ? "{\"request_id\":\"1\",\"lease_duration\":0,\"data\":{\"data\":{\"token\":\"s3cret\"},\"metadata\":{\"version\":2}}}"
                : "{\"errors\":[]}")
            .getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(known ? there ? 200 : 404 : 403, answer.length);
        exchange.getResponseBody().write(answer);
        exchange.getResponseBody().close();
      }
    });
    store.start();
    try {
      URI at = URI.create("http://127.0.0.1:" + store.getAddress().getPort());
      Kept kept = kept(new SecretSource.KeyValue(at, "kv", "apps/crm", "token", token, Optional.empty()));
      kept.tick().join();
      assertThat(value(kept)).isEqualTo("s3cret");
      for (String[] wrong : List.of(new String[]{"apps/other", "token"}, new String[]{"apps/crm", "none"})) {
        Kept none = kept(new SecretSource.KeyValue(at, "kv", wrong[0], wrong[1], token, Optional.empty()));
        none.tick().join();
        assertThatThrownBy(none::open).isInstanceOf(IOException.class);
      }
      Files.writeString(token, "hvs.other");
      later(EVERY, kept);
      assertThat(value(kept)).isEqualTo("s3cret");
    } finally {
      store.stop(0);
    }
  }
}
