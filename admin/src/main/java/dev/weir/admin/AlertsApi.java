package dev.weir.admin;

import dev.weir.admin.http.Access;
import dev.weir.admin.http.Answer;
import dev.weir.admin.http.Json;
import dev.weir.admin.http.Request;
import dev.weir.admin.http.Route;
import dev.weir.audit.Period;
import dev.weir.audit.search.Field;
import dev.weir.audit.search.Found;
import dev.weir.audit.search.Hit;
import dev.weir.audit.search.Query;
import dev.weir.audit.search.Term;
import dev.weir.model.AuditEvent.Notice;
import dev.weir.model.CallId;
import dev.weir.model.settings.CallerRule;
import dev.weir.model.settings.Settings;
import dev.weir.model.watch.Sightings;
import dev.weir.model.watch.Sign;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * {@code /api/alerts}: what was taken for abuse, and where Weir's own keys were seen, the newest first; as the audit log has it, with
 * what became of telling somebody. Those who belong to teams see what their own callers did.
 */
public final class AlertsApi {

  private static final int MOST = 200;
  private static final int USUAL = 50;

  /** All words for what an alert can be about: {@code abuse.beacon}. */
  private static final Set<String> WHAT = Stream
      .concat(Arrays.stream(Sign.values()).map(sign -> "abuse." + sign.word()),
          Arrays.stream(Sightings.Sign.values()).map(sign -> "key." + sign.word()))
      .collect(Collectors.toUnmodifiableSet());

  private final AuditQuestions questions;
  private final Supplier<Settings> settings;
  private final Function<Notice, Optional<Delivery>> deliveries;

  /** How telling somebody stands. */
  public enum State {
    WAITING, TAKEN, GIVEN_UP, LEFT_OUT
  }

  /**
   * What became of telling somebody.
   *
   * @param attempts how often it was tried
   * @param trouble why the last one in vain was that; empty text where none was
   */
  public record Delivery(State state, int attempts, String trouble) {}

  /**
   * Makes one.
   *
   * @param data the data folder
   * @param deliveries tells what became of telling somebody; empty where nobody was told, or that is not known any more
   */
  public AlertsApi(Path data, Supplier<Settings> settings,
      Function<Notice, Optional<Delivery>> deliveries) {
    this.questions = new AuditQuestions(data);
    this.settings = settings;
    this.deliveries = deliveries;
  }

  /** Returns the routes of it. */
  public List<Route> routes() {
    return List.of(Route.get("/api/alerts", Access.AUDIT, this::list));
  }

  private Answer list(Request request) throws IOException {
    OptionalInt limit = request.params().number("limit", USUAL, MOST);
    Optional<Long> behind = AuditApi.sequence(request.params().text("behind"));
    String what = request.params().text("what");
    if (limit.isEmpty() || behind.isEmpty() && !request.params().text("behind").isEmpty()) {
      return AuditApi.wrong("limit is 1 to " + MOST + ", and behind what the answer before this one said");
    }
    if (!what.isEmpty() && !WHAT.contains(what)) {
      return AuditApi.wrong("what is one of " + WHAT.stream().sorted().collect(Collectors.joining(", ")));
    }
    Optional<Set<String>> callers = callers(request.who().teams());
    Query query = new Query(terms(what, callers), Period.ALL, limit.getAsInt(), true, behind);
    return questions.answer(index -> alerts(index.notices(query), query.limit(), callers));
  }

  /** Returns the callers of these teams; empty where everybody's are shown. */
  private Optional<Set<String>> callers(Set<String> teams) {
    return teams.isEmpty()
        ? Optional.empty()
        : Optional.of(settings.get().callers().stream().filter(caller -> teams.contains(caller.team()))
            .map(CallerRule::name).collect(Collectors.toUnmodifiableSet()));
  }

  private static List<Term> terms(String what, Optional<Set<String>> callers) {
    List<Term> terms = new ArrayList<>();
    terms.add(new Term(Field.REASON, what.isEmpty() ? List.copyOf(WHAT) : List.of(what), false));
    callers.ifPresent(own -> terms.add(new Term(Field.CALLER, List.copyOf(own), false)));
    return terms;
  }

  private String alerts(Found found, int limit, Optional<Set<String>> callers) {
    List<Map<String, @Nullable Object>> alerts = found.hits().stream()
        .flatMap(hit -> alert(hit, callers).stream()).toList();
    Object behind = found.hits().size() < limit ? null : found.hits().getLast().stored().sequence();
    return Json.write(Json.object("alerts", alerts, "behind", behind, "unreadable", found.unreadable()));
  }

  /** The search knows neither upper from lower case nor a notice from a denial that has such a word for its reason. */
  private Optional<Map<String, @Nullable Object>> alert(Hit hit, Optional<Set<String>> callers) {
    return hit.stored().event() instanceof Notice notice && WHAT.contains(notice.what())
        && callers.map(own -> own.contains(notice.caller())).orElse(true)
            ? Optional.of(Json.object("sequence", hit.stored().sequence(), "at", notice.at().toString(),
                "what", notice.what(), "caller", notice.caller(), "destination", notice.destination(), "rule",
                notice.by().name(), "reason", notice.reason(), "action", notice.action(), "call",
                notice.call().map(CallId::text).orElse(null), "delivery",
                deliveries.apply(notice).map(AlertsApi::told).orElse(null)))
            : Optional.empty();
  }

  private static Map<String, @Nullable Object> told(Delivery delivery) {
    return Json.object("state", delivery.state().name().toLowerCase(Locale.ROOT), "attempts",
        delivery.attempts(), "trouble", delivery.trouble());
  }
}
