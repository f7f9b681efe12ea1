package dev.weir.admin.debug;

import dev.weir.admin.Numbers;
import dev.weir.admin.account.Changes;
import dev.weir.admin.account.Refused;
import dev.weir.admin.account.Role;
import dev.weir.admin.account.Scope;
import dev.weir.admin.http.Access;
import dev.weir.admin.http.Json;
import dev.weir.admin.http.Reply;
import dev.weir.admin.http.Request;
import dev.weir.admin.http.Route;
import dev.weir.model.InForce;
import dev.weir.model.settings.Settings;
import dev.weir.model.settings.Telemetry.Level;
import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * {@code /debug/…}: operators look, and administrators who have just proven who they are change the log's level and take
 * recordings, which is put on record first.
 *
 * @param connections what the wire counts
 * @param limits what limits count
 */
public record Debug(Supplier<InForce> inForce, List<Numbers> connections, List<Numbers> limits, LogLevel log,
    Changes changes) {

  private static final Access LOOK = Access.role(Role.OPERATOR, Scope.DEBUG);
  private static final Access TAKE = new Access.Of(Role.ADMIN, Scope.DEBUG, Access.Proof.FRESH_PERSON, false);
  /** The server waits for an answer no longer than a minute. */
  private static final int MOST_SECONDS = 30;
  private static final int MOST_CLASSES = 200;

  /** The least that the log writes. */
  public interface LogLevel {
    Level level();

    void set(Level least);
  }

  private record NextLevel(@Nullable String level) {}

  private record Wanted(@Nullable Integer seconds) {}

  public Debug {
    connections = List.copyOf(connections);
    limits = List.copyOf(limits);
  }

  /** Returns the routes of it. */
  public List<Route> routes() {
    return List.of(Route.get("/debug/threads", LOOK, _ -> Reply.json(200, Threads.now())),
        Route.get("/debug/heap", LOOK, Debug::heap),
        Route.get("/debug/connections", LOOK, _ -> Reply.json(200, numbers(connections))),
        Route.get("/debug/limits", LOOK, _ -> Reply.json(200, numbers(limits))),
        Route.get("/debug/policy", LOOK, _ -> policy(inForce.get())),
        Route.get("/debug/log", LOOK, _ -> level()),
        Route.put("/debug/log", TAKE, this::setLevel),
        Route.post("/debug/recording", TAKE, this::recording));
  }

  private static Reply heap(Request request) throws IOException {
    int classes = request.params().text("classes").isEmpty()
        ? 0
        : request.params().number("classes", 1, MOST_CLASSES).orElseThrow(
            () -> new Refused(Refused.Why.MALFORMED, "classes is 1 to " + MOST_CLASSES));
    return Reply.json(200, Heap.now(classes));
  }

  private static Map<String, Map<String, Long>> numbers(List<Numbers> all) {
    Map<String, Map<String, Long>> values = new TreeMap<>();
    all.forEach(numbers -> values.put(numbers.name(), numbers.values().get()));
    return values;
  }

  private static Reply policy(InForce inForce) {
    Settings settings = inForce.settings();
    return Reply.json(200, Json.object("hash", inForce.hash(), "mode",
        settings.defaults().mode().name().toLowerCase(Locale.ROOT), "callers", settings.callers().size(),
        "destinations", List.copyOf(settings.destinations().keySet()), "detectors",
        settings.detectors().size()));
  }

  private Reply level() {
    return Reply.json(200, Json.object("level", word(log.level())));
  }

  private Reply setLevel(Request request) throws IOException {
    String asked = request.body(NextLevel.class).level();
    Level level = Arrays.stream(Level.values()).filter(one -> word(one).equals(asked)).findFirst()
        .orElseThrow(() -> new Refused(Refused.Why.MALFORMED,
            "level is trace, debug, info, warning or error"));
    changes.put(request.who().name(), "log level set", word(level), "it was " + word(log.level()));
    log.set(level);
    return level();
  }

  private static String word(Level level) {
    return level.name().toLowerCase(Locale.ROOT);
  }

  private Reply recording(Request request) throws IOException {
    Integer seconds = request.body(Wanted.class).seconds();
    if (seconds == null || seconds < 1 || seconds > MOST_SECONDS) {
      throw new Refused(Refused.Why.MALFORMED, "seconds is 1 to " + MOST_SECONDS);
    }
    changes.put(request.who().name(), "recording taken", "flight recorder", seconds + " s");
    return Reply.of(200, "application/octet-stream", FlightRecording.of(Duration.ofSeconds(seconds)))
        .with("Content-Disposition", "attachment; filename=\"weir.jfr\"");
  }
}
