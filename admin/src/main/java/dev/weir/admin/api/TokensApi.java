package dev.weir.admin.api;

import dev.weir.admin.account.ApiToken;
import dev.weir.admin.account.ApiTokens;
import dev.weir.admin.account.Refused;
import dev.weir.admin.account.Role;
import dev.weir.admin.account.Scope;
import dev.weir.admin.http.Access;
import dev.weir.admin.http.Answer;
import dev.weir.admin.http.Json;
import dev.weir.admin.http.Reply;
import dev.weir.admin.http.Request;
import dev.weir.admin.http.Route;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** {@code /api/tokens}: what programs show in the place of a person. Only a person makes one, and is shown it once. */
public record TokensApi(ApiTokens tokens, InstantSource clock) {

  private static final String ALL = "/api/tokens";
  private static final Access SEE = Access.role(Role.ADMIN, Scope.ACCOUNTS);
  private static final Access MAKE = new Access.Of(Role.ADMIN, Scope.ACCOUNTS, Access.Proof.FRESH_PERSON,
      false);
  private static final Access END = new Access.Of(Role.ADMIN, Scope.ACCOUNTS, Access.Proof.FRESH, false);

  private record New(@Nullable String name, @Nullable List<@Nullable String> scopes,
      @Nullable List<@Nullable String> teams, @Nullable String expires) {}

  /** Returns the routes of it. */
  public List<Route> routes() {
    return List.of(Route.get(ALL, SEE, this::list), Route.post(ALL, MAKE, this::make),
        Route.delete(ALL + "/{id}", END, this::end));
  }

  private Answer list(Request request) throws IOException {
    return Reply.json(200, tokens.list().stream().map(TokensApi::told).toList());
  }

  private Answer make(Request request) throws IOException {
    New asked = request.body(New.class);
    Set<Scope> scopes = Words.all(asked.scopes() == null ? List.of() : asked.scopes(), "scopes",
        Scope::named);
    Set<String> teams = Words.all(asked.teams() == null ? List.of() : asked.teams(), "teams", Words::team);
    Instant now = clock.instant();
    Instant end = Lifetime.end(Words.needed(asked.expires(), "time when it expires"), now)
        .orElseThrow(() -> new Refused(Refused.Why.MALFORMED, "say when it expires"));
    ApiTokens.Minted made = tokens.mint(request.who().name(), Words.needed(asked.name(), "name"), scopes,
        teams,
        Duration.between(now, end));
    return Reply.json(201, Json.object("id", made.token().id(), "token", made.text(), "expires",
        made.token().ends().toString()));
  }

  private Answer end(Request request) throws IOException {
    tokens.end(request.who().name(), request.name("id"));
    return Reply.none();
  }

  private static Map<String, @Nullable Object> told(ApiToken token) {
    return Json.object("id", token.id(), "name", token.name(), "by", token.by(), "scopes",
        new TreeSet<>(token.scopes().stream().map(Scope::word).toList()), "teams",
        new TreeSet<>(token.teams()),
        "created", token.created().toString(), "expires", token.ends().toString());
  }
}
