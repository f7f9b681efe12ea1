package dev.weir.testkit;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * An analyser that speaks as Microsoft Presidio does, as strictly: {@code POST /analyze} of JSON with {@code text} and
 * {@code language}, and {@code score_threshold} where that is wanted, answered with a list of what it found, by code points. It takes
 * words that begin with {@code Zz} for persons and four digits for a date, and knows English alone: as Presidio does for want of a
 * model, it answers any other language with 500.
 */
public final class AnalyserStandIn implements StandIn.Service {

  private static final Pattern KNOWN = Pattern.compile("\\bZz\\w+(?: Zz\\w+)*|\\b\\d{4}\\b");

  @Override
  public void playOn(StandIn standIn) {
    standIn.on("POST", "/analyze", AnalyserStandIn::analyse);
  }

  private static Answer analyse(Request request) {
    Map<String, @Nullable Object> asked = Json.object(new String(request.body(), StandardCharsets.UTF_8));
    boolean json = request.header("Content-Type").filter("application/json"::equals).isPresent();
    if (!json || !(asked.get("text") instanceof String text) || !"en".equals(asked.get("language"))) {
      return Answer.json(500, "{\"error\": \"No matching recognizers were found to serve the request.\"}");
    }
    return Answer.json(200,
        KNOWN.matcher(text).results().map(match -> found(text, match.start(), match.end()))
            .collect(Collectors.joining(",", "[", "]")));
  }

  private static String found(String text, int from, int to) {
    int start = text.codePointCount(0, from);
    return "{\"analysis_explanation\": null, \"end\": %d, \"entity_type\": \"%s\", \"score\": 0.85, \"start\": %d}"
        .formatted(start + text.codePointCount(from, to),
            Character.isDigit(text.charAt(from)) ? "DATE_TIME" : "PERSON", start);
  }
}
