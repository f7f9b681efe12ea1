package dev.weir.admin;

import dev.weir.admin.account.Role;
import dev.weir.admin.account.Scope;
import dev.weir.admin.http.Access;
import dev.weir.admin.http.Reply;
import dev.weir.admin.http.Route;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** What machines ask of a Weir to know how it does. */
public final class Health {

  private static final Access WHO = new Access.OpenNearby(Access.role(Role.VIEWER, Scope.METRICS));

  private Health() {}

  /**
   * Returns the routes of it.
   *
   * @param checks what must hold for {@code /readyz}, by name: each says what is wrong, or nothing
   */
  public static List<Route> routes(Map<String, Supplier<Optional<String>>> checks, CallMetrics metrics,
      List<Numbers> numbers) {
    return List.of(Route.get("/healthz", new Access.Open(), _ -> Reply.json(200, "{\"alive\":true}")),
        Route.get("/readyz", WHO, new Readiness(checks)),
        Route.get("/metrics", WHO, new Scrape(metrics, numbers)));
  }
}
