package dev.weir.admin.limits;

import dev.weir.admin.http.Access;
import dev.weir.admin.http.Answer;
import dev.weir.admin.http.Json;
import dev.weir.admin.http.Reply;
import dev.weir.admin.http.Request;
import dev.weir.admin.http.Route;
import dev.weir.admin.limits.Gauges.Dealt;
import dev.weir.admin.limits.Gauges.Named;
import dev.weir.admin.limits.Gauges.Rule;
import dev.weir.admin.limits.Gauges.Standing;
import dev.weir.admin.limits.Gauges.Store;
import dev.weir.admin.limits.Gauges.Used;
import dev.weir.model.settings.Settings;
import java.io.IOException;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/**
 * {@code /api/limits}: what each rule deals out, and of whom the most is used. One question at a time. Those who belong to teams see
 * what is theirs, and how much of the whole others use only where the whole is a team's.
 */
public final class LimitsApi {

  private static final int MOST = 200;
  private static final int USUAL = 50;
  private static final int LONGEST_QUESTION = 200;

  private final ReentrantLock one = new ReentrantLock();
  private final Supplier<Settings> settings;
  private final Gauges gauges;
  private final ToLongFunction<String> refused;
  private final InstantSource clock;

  /**
   * Makes one.
   *
   * @param refused how many calls a rule has held back in the last hour, by its name
   */
  public LimitsApi(Supplier<Settings> settings, Gauges gauges, ToLongFunction<String> refused,
      InstantSource clock) {
    this.settings = settings;
    this.gauges = gauges;
    this.refused = refused;
    this.clock = clock;
  }

  /** Returns the routes of it. */
  public List<Route> routes() {
    return List.of(Route.get("/api/limits", Access.AUDIT, this::list));
  }

  private Answer list(Request request) throws IOException {
    OptionalInt limit = request.params().number("limit", USUAL, MOST);
    String asked = request.params().text("q");
    if (limit.isEmpty() || asked.length() > LONGEST_QUESTION) {
      return Reply.problem(400, "Bad request",
          "limit is 1 to " + MOST + ", and q has at most " + LONGEST_QUESTION + " characters");
    }
    Set<String> teams = request.who().teams();
    Fullest fullest = new Fullest(asked, limit.getAsInt());
    one.lock();
    try {
      Standing standing = gauges.now();
      standing.used().filter(used -> teams.isEmpty() || isOf(used, teams)).forEach(fullest::take);
      return Reply.json(200, told(standing, fullest, teams.isEmpty()));
    } finally {
      one.unlock();
    }
  }

  private boolean isOf(Used used, Set<String> teams) {
    return used.names().anyMatch(named -> switch (named.what()) {
      case "team" -> teams.contains(named.name());
      case "caller" ->
        settings.get().caller(named.name()).filter(caller -> teams.contains(caller.team())).isPresent();
      default -> false;
    });
  }

  private Map<String, @Nullable Object> told(Standing standing, Fullest fullest, boolean everything) {
    return Json.object("at", clock.instant().toString(), "everything", everything, "stores",
        standing.stores().stream().map(LimitsApi::told).toList(), "rules",
        standing.rules().stream().map(rule -> told(rule, everything)).toList(), "used",
        fullest.first().stream().map(LimitsApi::told).toList(), "found", fullest.found(), "counted",
        fullest.counted());
  }

  private static Map<String, @Nullable Object> told(Store store) {
    return Json.object("store", store.name(), "counts", store.counts(), "up", store.up(), "meanwhile",
        store.meanwhile());
  }

  /** How many calls were held back is told of all callers together, and so not to those who may see some of them. */
  private Map<String, @Nullable Object> told(Rule rule, boolean everything) {
    return Json.object("rule", rule.name(), "shadow", rule.shadow(), "refused",
        everything ? refused.applyAsLong(rule.name()) : null, "deals",
        rule.dealt().stream().map(LimitsApi::told).toList());
  }

  private static Map<String, @Nullable Object> told(Dealt dealt) {
    Map<String, @Nullable Object> told = dealt.terms().told();
    told.put("per", dealt.per());
    told.put("shares", dealt.shares().isEmpty() ? null : dealt.shares());
    return told;
  }

  private static Map<String, @Nullable Object> told(Used used) {
    Map<String, @Nullable Object> told = Json.object("rule", used.rule(), "of",
        used.of().stream().map(LimitsApi::told).toList(), "share",
        used.share().stream().findFirst().map(LimitsApi::told).orElse(null), "used",
        used.terms().amount(used.used()), "reserved", used.terms().amount(used.reserved()), "here",
        used.terms().amount(used.here()), "part", used.part(), "age", used.seconds());
    told.putAll(used.terms().told());
    return told;
  }

  private static Map<String, @Nullable Object> told(Named named) {
    return Json.object("what", named.what(), "name", named.name());
  }
}
