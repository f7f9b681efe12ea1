package dev.weir.app.api;

import dev.weir.app.command.CannotRun;
import dev.weir.app.command.Lapse;
import dev.weir.app.command.vault.Wanted;
import dev.weir.app.text.Screen;
import dev.weir.model.settings.Settings;
import dev.weir.vault.Wish;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** What a client asks a key for, as JSON; every part may be left out. */
record KeyRequest(@Nullable List<String> destinations, @Nullable List<String> methods,
    @Nullable List<String> paths, @Nullable List<String> data_types, @Nullable List<String> addresses,
    @Nullable List<String> models, @Nullable List<String> budgets, @Nullable String bind,
    @Nullable String expires, @Nullable String note) {

  /** Made with the first request, not with every start. */
  static final JsonMapper JSON = JsonMapper.builder()
      .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
      .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build();

  private static final KeyRequest NOTHING = new KeyRequest(null, null, null, null, null, null, null,
      null, null, null);

  /** Returns what {@code body} asks for. */
  static KeyRequest parse(byte[] body) throws CannotRun {
    if (body.length == 0) {
      return NOTHING;
    }
    try {
      KeyRequest read = JSON.readValue(body, KeyRequest.class);
      if (read != null) {
        return read;
      }
    } catch (JacksonException e) {
      // Its message may quote what was sent.
    }
    throw new CannotRun("the body is no request for a key", "",
        "send a JSON object of destinations, methods, paths, data_types, addresses, models, budgets, bind, expires and note");
  }

  /** Returns what it asks for; a time to live begins at {@code now}. */
  Wish wish(Settings settings, Instant now) throws CannotRun {
    return new Wanted(all(destinations), all(methods), all(paths), all(data_types), all(addresses),
        all(models), all(budgets), Optional.ofNullable(bind))
        .wish(settings, name -> name, shown(), lapse().map(now::plus));
  }

  private Optional<Duration> lapse() throws CannotRun {
    if (expires == null) {
      return Optional.empty();
    }
    return Optional.of(Lapse.parse(expires).filter(Duration::isPositive).orElseThrow(
        () -> new CannotRun("that is no time", "expires",
            "write a number and one of s, m, h, d, w, such as 12h")));
  }

  /** Returns the note without what a terminal would act on. */
  private String shown() {
    return note == null ? "" : Screen.visible(note);
  }

  private static List<String> all(@Nullable List<String> values) throws CannotRun {
    if (values == null) {
      return List.of();
    }
    if (values.contains(null)) {
      throw new CannotRun("a list holds null", "", "list texts alone");
    }
    return values;
  }
}
