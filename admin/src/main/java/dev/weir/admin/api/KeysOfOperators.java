package dev.weir.admin.api;

import dev.weir.admin.account.Actor;
import dev.weir.admin.account.Changes;
import dev.weir.admin.account.Refused;
import dev.weir.admin.account.Role;
import dev.weir.admin.account.Scope;
import dev.weir.admin.http.Access;
import dev.weir.admin.http.Answer;
import dev.weir.admin.http.Json;
import dev.weir.admin.http.Reply;
import dev.weir.admin.http.Request;
import dev.weir.admin.http.Route;
import dev.weir.model.KeyId;
import dev.weir.model.settings.CallerRule;
import dev.weir.model.settings.Settings;
import dev.weir.vault.Keys;
import java.io.IOException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** {@code /api/keys} for operators: the keys of all callers, or of those of one's own teams. */
public record KeysOfOperators(Keys keys, Supplier<Settings> settings, Changes changes, InstantSource clock) {

  private static final String ALL = "/api/keys";
  private static final int LONGEST_NOTE = 200;
  private static final Access WHO = Access.roleByTeam(Role.OPERATOR, Scope.KEYS);

  private record New(@Nullable String caller, @Nullable String note, @Nullable String expires) {}

  /** Returns the routes of it. */
  public List<Route> routes() {
    return List.of(Route.get(ALL, WHO, this::list), Route.post(ALL, WHO, this::mint),
        Route.delete(ALL + "/{id}", WHO, this::revoke));
  }

  private Answer list(Request request) throws IOException {
    Actor who = request.who();
    return Reply.json(200,
        keys.list().stream().filter(key -> sees(who, key.caller())).map(KeysOfOperators::told).toList());
  }

  private Answer mint(Request request) throws IOException {
    New asked = request.body(New.class);
    String caller = Words.needed(asked.caller(), "caller");
    if (settings.get().caller(caller).isEmpty() || !sees(request.who(), caller)) {
      throw new Refused(Refused.Why.UNFIT, "the configuration has no such caller, or it is of another team");
    }
    String note = asked.note() == null ? "" : asked.note();
    if (note.length() > LONGEST_NOTE || note.chars().anyMatch(Character::isISOControl)) {
      throw new Refused(Refused.Why.MALFORMED, "a note is one line of up to " + LONGEST_NOTE + " characters");
    }
    Optional<Instant> end = Lifetime.end(asked.expires(), clock.instant());
    Keys.Minted key = keys.mint(caller, note, end);
    record(request.who(), key, "for " + caller + end.map(at -> ", until " + at).orElse(""));
    return Reply.json(201, Json.object("id", key.id().text(), "key", key.text(), "expires",
        key.until().map(Object::toString).orElse(null)));
  }

  /** A key that nobody can trace back is not handed out. */
  private void record(Actor who, Keys.Minted key, String detail) throws IOException {
    try {
      changes.put(who.name(), "key minted", key.id().text(), detail);
    } catch (IOException e) {
      keys.revoke(key.id());
      throw e;
    }
  }

  private Answer revoke(Request request) throws IOException {
    String id = request.name("id");
    Actor who = request.who();
    Keys.Listed key = keys.list().stream()
        .filter(each -> each.id().text().equals(id) && sees(who, each.caller())).findFirst()
        .orElseThrow(() -> new Refused(Refused.Why.MISSING, "there is no such key"));
    keys.revoke(new KeyId(id));
    changes.put(who.name(), "key revoked", id, "of " + key.caller());
    return Reply.none();
  }

  /** A caller that the configuration does not have any more is of no team. */
  private boolean sees(Actor who, String caller) {
    return who.sees(settings.get().caller(caller).map(CallerRule::team).orElse(""));
  }

  private static Map<String, @Nullable Object> told(Keys.Listed key) {
    return Json.object("id", key.id().text(), "caller", key.caller(), "note", key.note(), "created",
        key.created().toString(), "expires", key.expires().map(Object::toString).orElse(null), "revoked",
        key.revoked().map(Object::toString).orElse(null), "above",
        key.above().stream().map(KeyId::text).toList());
  }
}
