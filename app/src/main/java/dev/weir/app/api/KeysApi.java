package dev.weir.app.api;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import dev.weir.app.ChangeInbox;
import dev.weir.app.command.CannotRun;
import dev.weir.app.text.Complaint;
import dev.weir.model.KeyId;
import dev.weir.model.KeyRing;
import dev.weir.model.Proof;
import dev.weir.model.net.Ip;
import dev.weir.model.settings.CallerRule;
import dev.weir.model.settings.Settings;
import dev.weir.vault.Keys;
import dev.weir.vault.VaultException;
import dev.weir.vault.Wish;
import java.io.IOException;
import java.io.OutputStream;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * {@code POST /api/keys} makes a sub-key of the key that is shown, {@code DELETE /api/keys/ID} ends that or one below it. A key
 * may do so where its caller says {@code mint: true}. What is asked for beyond it is refused, not clipped; a request that is
 * named by an {@code Idempotency-Key} and repeated brings the same key again.
 */
public final class KeysApi implements HttpHandler {

  private static final System.Logger LOG = System.getLogger(KeysApi.class.getName());

  private static final String PATH = "/api/keys";
  private static final int MOST_BYTES = 16 << 10;
  private static final int LONGEST_NAME = 200;

  /** An answer; {@code body} is what its JSON says. */
  private record Reply(int status, Map<String, Object> body) {

    static Reply problem(int status, String title, String detail) {
      Map<String, Object> body = new LinkedHashMap<>();
      body.put("type", "about:blank");
      body.put("title", title);
      body.put("status", status);
      body.put("detail", detail);
      return new Reply(status, body);
    }
  }

  private final Keys keys;
  private final Supplier<Settings> settings;
  private final ChangeInbox changes;
  private final InstantSource clock;

  public KeysApi(Keys keys, Supplier<Settings> settings, ChangeInbox changes, InstantSource clock) {
    this.keys = keys;
    this.settings = settings;
    this.changes = changes;
    this.clock = clock;
  }

  @Override
  public void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      // Read before anything else: the JDK's server drops a connection whose request it was not asked for.
      byte[] asked = exchange.getRequestBody().readNBytes(MOST_BYTES + 1);
      Reply reply = reply(exchange, asked);
      byte[] body = reply.body().isEmpty() ? new byte[0] : KeyRequest.JSON.writeValueAsBytes(reply.body());
      exchange.getResponseHeaders().set("Content-Type",
          reply.status() < 400 ? "application/json" : "application/problem+json");
      exchange.getResponseHeaders().set("Cache-Control", "no-store");
      exchange.getResponseHeaders().set("X-Content-Type-Options", "nosniff");
      exchange.sendResponseHeaders(reply.status(), body.length == 0 ? -1 : body.length);
      try (OutputStream to = exchange.getResponseBody()) {
        to.write(body);
      }
    }
  }

  private Reply reply(HttpExchange exchange, byte[] asked) {
    try {
      return switch (proven(exchange)) {
        case KeyRing.Check.Invalid(String why) -> {
          exchange.getResponseHeaders().set("WWW-Authenticate", "Bearer");
          yield Reply.problem(401, "Unauthorized", why);
        }
        case KeyRing.Check.Valid(Proof.Key key, String caller) when mints(caller) ->
          act(exchange, key, caller, asked);
        case KeyRing.Check.Valid(Proof.Key _, String caller) -> Reply.problem(403, "Forbidden",
            "the keys of " + caller + " make no keys; give it mint: true in the configuration");
      };
    } catch (CannotRun e) {
      return Reply.problem(400, "Bad request", e.complaints().stream().map(KeysApi::told)
          .collect(Collectors.joining("; ")));
    } catch (VaultException e) {
      return Reply.problem(422, "Refused", String.valueOf(e.getMessage()));
    } catch (IOException | RuntimeException e) {
      LOG.log(System.Logger.Level.ERROR, "{0} failed: {1}", PATH, e.getClass().getName());
      return Reply.problem(500, "Internal fault", "the log tells more");
    }
  }

  private static String told(Complaint complaint) {
    String where = complaint.where().isEmpty() ? "" : complaint.where() + ": ";
    return where + complaint.what() + "; " + complaint.mend();
  }

  private KeyRing.Check proven(HttpExchange exchange) {
    List<String> shown = exchange.getRequestHeaders().getOrDefault("Authorization", List.of());
    if (shown.size() != 1 || !shown.getFirst().regionMatches(true, 0, "Bearer ", 0, 7)) {
      return new KeyRing.Check.Invalid("show a key as Authorization: Bearer");
    }
    KeyRing.Check check = keys.check(shown.getFirst().substring(7).strip());
    boolean elsewhere = check instanceof KeyRing.Check.Valid(Proof.Key key, String _)
        && !key.to().addresses().isEmpty()
        && key.to().addresses().stream().noneMatch(range -> range.contains(peer(exchange)));
    return elsewhere ? new KeyRing.Check.Invalid("the key was not made for calls from this address") : check;
  }

  private static Ip peer(HttpExchange exchange) {
    return Ip.of(exchange.getRemoteAddress().getAddress());
  }

  private boolean mints(String caller) {
    return settings.get().caller(caller).filter(CallerRule::mints).isPresent();
  }

  private Reply act(HttpExchange exchange, Proof.Key key, String caller, byte[] asked)
      throws CannotRun, IOException {
    String path = exchange.getRequestURI().getRawPath();
    String method = exchange.getRequestMethod();
    if (path.equals(PATH) && method.equals("POST")) {
      return mint(exchange, key, caller, asked);
    }
    if (path.startsWith(PATH + "/") && method.equals("DELETE")) {
      return revoke(new KeyId(path.substring(PATH.length() + 1)), key, caller);
    }
    return Reply.problem(404, "Not found", "there are POST " + PATH + " and DELETE " + PATH + "/ID");
  }

  private Reply mint(HttpExchange exchange, Proof.Key parent, String caller, byte[] body)
      throws CannotRun, IOException {
    @Nullable
    String name = exchange.getRequestHeaders().getFirst("Idempotency-Key");
    if (body.length > MOST_BYTES) {
      return Reply.problem(413, "Too large", "a request has at most " + MOST_BYTES + " bytes");
    }
    if (name != null && (name.isBlank() || name.length() > LONGEST_NAME)) {
      return Reply.problem(400, "Bad request", "an Idempotency-Key has 1 to " + LONGEST_NAME + " characters");
    }
    Wish asked = KeyRequest.parse(body).wish(settings.get(), clock.instant());
    Keys.Minted key = name == null ? keys.narrow(parent, asked) : keys.narrowOnce(parent, asked, name);
    recordOrRevoke(key, "from " + parent.id() + " by " + caller + " over the API");
    Map<String, Object> answer = new LinkedHashMap<>();
    answer.put("id", key.id().text());
    answer.put("key", key.text());
    key.until().ifPresent(until -> answer.put("expires", until.toString()));
    return new Reply(201, answer);
  }

  /** A key that nobody can trace back is not handed out. */
  private void recordOrRevoke(Keys.Minted key, String detail) throws IOException {
    try {
      changes.put("key minted", key.id().text(), detail);
    } catch (IOException e) {
      keys.revoke(key.id());
      throw e;
    }
  }

  /** What is not below the key that is shown does not exist for it. */
  private Reply revoke(KeyId id, Proof.Key shown, String caller) throws IOException {
    boolean own = id.equals(shown.id())
        || keys.list().stream().anyMatch(key -> key.id().equals(id) && key.above().contains(shown.id()));
    if (!own) {
      return Reply.problem(404, "Not found", "no key of this id was made from the one that is shown");
    }
    keys.revoke(id);
    changes.put("key revoked", id.text(), "by " + caller + " over the API");
    return new Reply(204, Map.of());
  }
}
