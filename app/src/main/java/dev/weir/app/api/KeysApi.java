package dev.weir.app.api;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import dev.weir.app.ChangeInbox;
import dev.weir.app.api.Reply.Problem;
import dev.weir.app.api.Shown.Who;
import dev.weir.app.command.CannotRun;
import dev.weir.app.text.Complaint;
import dev.weir.model.KeyId;
import dev.weir.model.Possession;
import dev.weir.model.Proof;
import dev.weir.model.settings.CallerRule;
import dev.weir.model.settings.Settings;
import dev.weir.vault.Keys;
import dev.weir.vault.VaultException;
import dev.weir.vault.Wish;
import java.io.IOException;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * {@code /api/keys}: POST makes a sub-key of the key that is shown, GET shows that and those below it, {@code DELETE
 * /api/keys/ID} ends one of them. A key may do so where its caller says {@code mint: true}. What is asked for beyond it is refused, not
 * clipped; a request that is named by an {@code Idempotency-Key} and repeated brings the same key again.
 */
public final class KeysApi implements HttpHandler {

  private static final System.Logger LOG = System.getLogger(KeysApi.class.getName());

  private static final String PATH = "/api/keys";
  private static final int MOST_BYTES = 16 << 10;
  private static final int LONGEST_NAME = 200;

  private final Keys keys;
  private final Supplier<Settings> settings;
  private final ChangeInbox changes;
  private final Shown shown;
  private final InstantSource clock;

  public KeysApi(Keys keys, Supplier<Settings> settings, ChangeInbox changes, Possession possession,
      InstantSource clock) {
    this.keys = keys;
    this.settings = settings;
    this.changes = changes;
    this.shown = new Shown(keys, possession, () -> settings.get().keys().nonces());
    this.clock = clock;
  }

  @Override
  public void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      // Read before anything else: the JDK's server drops a connection whose request it was not asked for.
      byte[] asked = exchange.getRequestBody().readNBytes(MOST_BYTES + 1);
      reply(exchange, asked).send(exchange);
    }
  }

  private Reply reply(HttpExchange exchange, byte[] asked) {
    try {
      return switch (shown.who(exchange)) {
        case Who.Nobody(Reply reply) -> reply;
        case Who.Holder holder when mints(holder.caller()) -> act(exchange, holder, asked);
        case Who.Holder holder -> Reply.problem(Problem.FORBIDDEN,
            "the keys of " + holder.caller() + " make no keys; give it mint: true in the configuration");
      };
    } catch (CannotRun e) {
      return Reply.problem(Problem.MALFORMED, e.complaints().stream().map(KeysApi::told)
          .collect(Collectors.joining("; ")));
    } catch (VaultException e) {
      return Reply.problem(e.isAway() ? Problem.AWAY : Problem.REFUSED, String.valueOf(e.getMessage()));
    } catch (IOException | RuntimeException e) {
      LOG.log(System.Logger.Level.ERROR, "{0} failed: {1}", PATH, e.getClass().getName());
      return Reply.problem(Problem.FAULT, "the log tells more");
    }
  }

  private static String told(Complaint complaint) {
    String where = complaint.where().isEmpty() ? "" : complaint.where() + ": ";
    return where + complaint.what() + "; " + complaint.mend();
  }

  private boolean mints(String caller) {
    return settings.get().caller(caller).filter(CallerRule::mints).isPresent();
  }

  private Reply act(HttpExchange exchange, Who.Holder holder, byte[] asked) throws CannotRun, IOException {
    String path = exchange.getRequestURI().getRawPath();
    if (path.equals(PATH)) {
      return switch (exchange.getRequestMethod()) {
        case "POST" -> mint(exchange, holder, asked);
        case "GET" -> fresh(exchange, list(holder));
        default -> noMethod("GET, POST");
      };
    }
    Optional<Keys.Listed> key = path.startsWith(PATH + "/")
        ? own(holder).stream().filter(one -> path.equals(PATH + "/" + one.id())).findFirst()
        : Optional.empty();
    if (key.isEmpty()) {
      return Reply.problem(Problem.NOT_FOUND, "no key of this id was made from the one that is shown");
    }
    return switch (exchange.getRequestMethod()) {
      case "GET" -> fresh(exchange, KeyView.of(key.get(), clock.instant()));
      case "DELETE" -> revoke(exchange, key.get(), holder.caller());
      default -> noMethod("GET, DELETE");
    };
  }

  private static Reply noMethod(String allowed) {
    return Reply.problem(Problem.NO_SUCH_METHOD, "there are " + allowed).with("Allow", allowed);
  }

  /** What is not below the key that is shown does not exist for it. */
  private List<Keys.Listed> own(Who.Holder holder) throws VaultException {
    KeyId id = holder.key().id();
    return keys.list().stream().filter(key -> key.id().equals(id) || key.above().contains(id)).toList();
  }

  private Map<String, Object> list(Who.Holder holder) throws VaultException {
    return Map.of("keys", own(holder).stream().map(key -> KeyView.of(key, clock.instant())).toList());
  }

  private static Reply fresh(HttpExchange exchange, Map<String, Object> state) {
    String tag = Reply.tag(state);
    boolean known = Reply.names(exchange.getRequestHeaders().getFirst("If-None-Match"), tag);
    return (known ? Reply.of(304, Map.of()) : Reply.of(200, state)).with("ETag", tag);
  }

  private Reply mint(HttpExchange exchange, Who.Holder holder, byte[] body) throws CannotRun, IOException {
    @Nullable
    String name = exchange.getRequestHeaders().getFirst("Idempotency-Key");
    if (body.length > MOST_BYTES) {
      return Reply.problem(Problem.TOO_LARGE, "a request has at most " + MOST_BYTES + " bytes");
    }
    if (name != null && (name.isBlank() || name.length() > LONGEST_NAME)) {
      return Reply.problem(Problem.MALFORMED, "an Idempotency-Key has 1 to " + LONGEST_NAME + " characters");
    }
    Proof.Key parent = holder.key();
    Wish asked = KeyRequest.parse(body).wish(settings.get(), clock.instant());
    Keys.Minted key = name == null ? keys.narrow(parent, asked) : keys.narrowOnce(parent, asked, name);
    recordOrRevoke(key, "from " + parent.id() + " by " + holder.caller() + " over the API");
    Map<String, Object> answer = new LinkedHashMap<>();
    answer.put("id", key.id().text());
    answer.put("key", key.text());
    key.until().ifPresent(until -> answer.put("expires", until.toString()));
    return Reply.of(201, answer).with("Location", PATH + "/" + key.id());
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

  private Reply revoke(HttpExchange exchange, Keys.Listed key, String caller) throws IOException {
    @Nullable
    String wanted = exchange.getRequestHeaders().getFirst("If-Match");
    String tag = Reply.tag(KeyView.of(key, clock.instant()));
    if (wanted != null && !Reply.names(wanted, tag)) {
      return Reply.problem(Problem.CHANGED, "the key is not as it was when you looked").with("ETag", tag);
    }
    keys.revoke(key.id());
    changes.put("key revoked", key.id().text(), "by " + caller + " over the API");
    return Reply.of(204, Map.of());
  }
}
