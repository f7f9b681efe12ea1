package dev.weir.vault.cloud;

import dev.weir.model.Secret;
import dev.weir.model.Veiled;
import dev.weir.model.net.Json;
import dev.weir.model.settings.SecretServer;
import dev.weir.model.settings.SecretServer.Login;
import dev.weir.vault.web.Ask;
import dev.weir.vault.web.Fields;
import dev.weir.vault.web.Reply;
import dev.weir.vault.web.Web;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What Weir is to a Vault or OpenBao: logs in when it has to, and asks with the token that it got, which is kept veiled and for
 * two thirds of its life. Source: Vault API documentation, "Auth methods" (AppRole, Kubernetes), "Namespaces".
 */
public final class ServerSession {

  private static final int MOST_BYTES = 1 << 20;
  private static final int FORBIDDEN = 403;

  private record Kept(Veiled token, Instant until) {}

  private final SecretServer server;
  private final InstantSource clock;
  private @Nullable Kept kept;

  public ServerSession(SecretServer server, InstantSource clock) {
    this.server = server;
    this.clock = clock;
  }

  /** Returns the answer to a GET of {@code path}, which is below {@code /v1/}. */
  public Fields get(String path) throws IOException, InterruptedException {
    return ask(Ask.get(address(path)));
  }

  /** Returns the answer to a question with {@code json}. */
  public Fields put(String path, String json) throws IOException, InterruptedException {
    return ask(Ask.post(address(path), "application/json", json).by("PUT"));
  }

  /** Returns the answer to a question with {@code json}. */
  public Fields post(String path, String json) throws IOException, InterruptedException {
    return ask(Ask.post(address(path), "application/json", json));
  }

  private synchronized Fields ask(Ask ask) throws IOException, InterruptedException {
    Reply reply = once(ask);
    if (reply.status() == FORBIDDEN && !(server.login() instanceof Login.Token)) {
      // The token may have been revoked: another may do what it could not.
      kept = null;
      reply = once(ask);
    }
    if (!reply.isFine()) {
      throw new IOException(ask.authority() + " answered " + reply.status() + " at " + ask.address().getPath()
          + (reply.status() == FORBIDDEN ? ": what Weir logs in as may not do that" : ""));
    }
    return reply.body().isEmpty() ? new Fields(Map.of()) : reply.fields();
  }

  private Reply once(Ask ask) throws IOException, InterruptedException {
    try (Secret token = token()) {
      return Web.ask(open(ask).with("X-Vault-Token", text(token)), MOST_BYTES);
    }
  }

  /** Agents may refuse a question without X-Vault-Request: a forged one could not carry it. */
  private Ask open(Ask ask) {
    Ask plain = ask.with("X-Vault-Request", "true").trusting(server.authorities());
    return server.namespace().isEmpty() ? plain : plain.with("X-Vault-Namespace", server.namespace());
  }

  private Secret token() throws IOException, InterruptedException {
    return switch (server.login()) {
      case Login.Token(var file) -> Secret.own(line(file).getBytes(StandardCharsets.US_ASCII));
      case Login.AppRole(var mount, var role, var file) -> had(mount,
          "{\"role_id\":" + Json.quote(role) + ",\"secret_id\":", file);
      case Login.Kubernetes(var mount, var role, var file) -> had(mount,
          "{\"role\":" + Json.quote(role) + ",\"jwt\":", file);
    };
  }

  private Secret had(String mount, String json, Path file) throws IOException, InterruptedException {
    Kept now = kept;
    if (now == null || clock.instant().isAfter(now.until())) {
      now = loggedIn(mount, json + Json.quote(line(file)) + "}");
      kept = now;
    }
    return now.token().open();
  }

  private Kept loggedIn(String mount, String json) throws IOException, InterruptedException {
    Ask ask = open(Ask.post(address("auth/" + mount + "/login"), "application/json", json));
    Reply reply = Web.ask(ask, MOST_BYTES);
    if (!reply.isFine()) {
      throw new IOException(
          ask.authority() + " answered " + reply.status() + " to the login at auth/" + mount);
    }
    Fields fields = reply.fields();
    Duration life = Duration.ofSeconds(Math.max(0, fields.number("auth", "lease_duration")));
    // A life of no length is one without an end.
    Instant until = life.isZero() ? Instant.MAX : clock.instant().plus(life.multipliedBy(2).dividedBy(3));
    try (Secret token = Secret
        .own(fields.text("auth", "client_token").getBytes(StandardCharsets.US_ASCII))) {
      return new Kept(new Veiled(token), until);
    }
  }

  private static String text(Secret secret) {
    byte[] bytes = secret.reveal();
    try {
      return new String(bytes, StandardCharsets.US_ASCII);
    } finally {
      Arrays.fill(bytes, (byte) 0);
    }
  }

  private URI address(String path) {
    return server.address().resolve("/v1/" + path);
  }

  private static String line(Path file) throws IOException {
    String line = Files.readString(file).strip();
    if (line.isEmpty() || !line.chars().allMatch(c -> c > ' ' && c < 127)) {
      throw new IOException(file + " holds no token");
    }
    return line;
  }

  /** Nothing of its token. */
  @Override
  public String toString() {
    return "ServerSession[" + server.address() + "]";
  }
}
